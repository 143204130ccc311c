/* Which fork11 this is. */
#ifndef MONITOR_VERSION_H
#define MONITOR_VERSION_H

#define FORK11_VERSION "0.1"

#endif
