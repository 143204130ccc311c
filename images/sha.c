/* SHA-256 by libmd (sha2(3)). A hash is the one number here that is not written in octal. */
#include "images/sha.h"

#include <sha2.h>
#include <string.h>

void sha_of(const byte *data, size_t n, char hex[SHA_HEX])
{
    SHA2_CTX context;
    SHA256Init(&context);
    SHA256Update(&context, data, n);
    SHA256End(&context, hex);
}

bool sha_is_hash(const char *text)
{
    return strlen(text) == SHA_HEX - 1 && strspn(text, "0123456789abcdef") == SHA_HEX - 1;
}
