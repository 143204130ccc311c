# fork11: make, make run, make test; `make help` tells the rest.
m ?= release
B ?= build/$(m)
PREFIX ?= /usr/local

CC ?= gcc
warn := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes
cflags_release := -O2
cflags_asan := -O1 -fsanitize=address,undefined -fno-sanitize-recover=all
cflags_cov := -O0 --coverage
CFLAGS ?= $(cflags_$(m))
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE -g $(warn) $(CFLAGS) $(if $(CI),-Werror) -I.
LIBS := -ledit -lmd

core := $(wildcard devices/*.c mmu/*.c cpu/*.c)
cellar := $(wildcard images/*.c)
roof := $(filter-out monitor/main.c,$(wildcard monitor/*.c monitor/*/*.c))
objects := $(patsubst %.c,$(B)/%.o,$(core) $(cellar) $(roof))
unit := $(patsubst tests/unit/%.c,$(B)/unit/%,$(wildcard tests/unit/*_test.c))

all: $(B)/fork11
	@ln -sf $(B)/fork11 fork11

$(B)/fork11: $(B)/monitor/main.o $(B)/libfork11.a
	$(CC) $(ALL_CFLAGS) -o $@ $^ $(LIBS)

$(B)/libfork11.a: $(objects)
	@rm -f $@
	@ar rcs $@ $^

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -c -o $@ $<

# A unit test file foo_test.c defines Suite *unit_suite(void); tests/unit/main.c runs it.
$(B)/unit/%: $(B)/tests/unit/%.o $(B)/tests/unit/main.o $(B)/rig.a $(B)/libfork11.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -o $@ $^ $(LIBS) -lcheck -lsubunit -lm -lrt -lpthread

# The bench of the processor's tests; only those that use it link it.
$(B)/rig.a: $(B)/tests/unit/rig.o
	@rm -f $@
	@ar rcs $@ $^

units: $(unit)
	@for t in $(unit); do $$t || exit 1; done

-include $(shell find $(B) -name '*.d' 2>/dev/null)
.PHONY: all units
.SECONDARY:
