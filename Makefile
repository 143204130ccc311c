# fork11: make, make run, make test; `make help` tells the rest.
m ?= release
panel ?= yes
B ?= build/$(m)$(if $(filter no,$(panel)),-nopanel)$(if $(CI),-ci)
PREFIX ?= /usr/local
export m B panel

ifeq ($(origin CC),default)
CC := gcc
endif
export CC
warn := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes
cflags_release := -O2
cflags_asan := -O1 -fsanitize=address,undefined -fno-sanitize-recover=all
cflags_cov := -O0 --coverage
$(if $(cflags_$(m)),,$(error m=$(m) is not a way to build; there are m=release, m=asan and m=cov))
CFLAGS ?= $(cflags_$(m))
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE -g $(warn) $(CFLAGS) $(if $(CI),-Werror) -I.
LIBS := -ledit -lmd -lm
panel_libs = $(shell pkg-config --libs sdl2 SDL2_ttf libpng) # asked for when they are installed
all_libs = $(LIBS) $(if $(filter no,$(panel)),,$(panel_libs))
say = $(if $(V),,$(if $(findstring s,$(firstword -$(MAKEFLAGS))),@,@echo "  $@" && ))

core := $(wildcard devices/*.c mmu/*.c cpu/*.c)
cellar := $(wildcard images/*.c)
roof := $(filter-out monitor/main.c monitor/lab/mkpack%.c,$(wildcard monitor/*.c monitor/*/*.c))
# The files that know SDL2, and their tests; make panel=no takes monitor/panel/none.c instead.
sdl := $(wildcard $(addprefix monitor/panel/,*draw*.c window*.c shot*.c))
sdl_tests := $(wildcard $(addprefix tests/unit/,*draw*_test.c window*_test.c shot*_test.c))
left_out := $(if $(filter no,$(panel)),$(sdl) $(sdl_tests),monitor/panel/none.c)
sources := $(wildcard $(addsuffix /*.[ch],devices mmu cpu images monitor monitor/* tests/*))
objects := $(patsubst %.c,$(B)/%.o,$(core) $(cellar) $(filter-out $(left_out),$(roof)))
unit := $(patsubst tests/unit/%.c,$(B)/unit/%,$(filter-out $(left_out),$(wildcard tests/unit/*_test.c)))

all: $(B)/fork11
	@ln -sf $(B)/fork11 fork11

$(B)/fork11: $(B)/monitor/main.o $(B)/libfork11.a
	$(say)$(CC) $(ALL_CFLAGS) -o $@ $^ $(all_libs)

$(B)/libfork11.a: $(objects)
	@rm -f $@
	@ar rcs $@ $^

$(B)/%.o: %.c | need
	@mkdir -p $(@D)
	$(say)$(CC) $(ALL_CFLAGS) -MMD -c -o $@ $<

# A unit test file foo_test.c defines Suite *unit_suite(void); tests/unit/main.c runs it.
$(B)/unit/%: $(B)/tests/unit/%.o $(B)/tests/unit/main.o $(B)/rig.a $(B)/libfork11.a
	@mkdir -p $(@D)
	$(say)$(CC) $(ALL_CFLAGS) -o $@ $^ $(all_libs) -lcheck -lsubunit -lm -lrt -lpthread

# What tests share: the processor's bench, paper for the FP11's. Only those that use it link it.
$(B)/rig.a: $(patsubst %.c,$(B)/%.o,$(filter-out %_test.c %/main.c,$(wildcard tests/unit/*.c)))
	@rm -f $@
	@ar rcs $@ $^

built: all $(unit)

units: $(unit)
	@for t in $(unit); do $$t || exit 1; done

run:
	@$(MAKE) --no-print-directory -j$$(nproc) all
	@./fork11 lab

test: need-test
	@$(MAKE) -s -j$$(nproc) built
	@tests/run.sh
ifeq ($(m),cov)
	@tests/coverage.sh
endif

# The abuse runs under the sanitizers, whatever m is.
sane := $(patsubst %/,%,$(dir $(B)))/asan$(if $(filter no,$(panel)),-nopanel)$(if $(CI),-ci)
soak: need-test
	@$(MAKE) -s -j$$(nproc) built
	@$(MAKE) -s -j$$(nproc) m=asan B=$(sane) built
	@sane=$(sane) tests/soak.sh

bench:
	@$(MAKE) -s -j$$(nproc) all
	@tests/bench.sh

format:
	@clang-format -i $(sources)

shape:
	@tests/shape.sh

install: all
	install -d $(DESTDIR)$(PREFIX)/bin
	install $(B)/fork11 $(DESTDIR)$(PREFIX)/bin/fork11

clean:
	rm -rf build fork11

# What is missing on this machine is named and, with root or sudo, installed.
need:
	@.ci/need build
need-test:
	@.ci/need test

help:
	@sed -n 's/^#: //p' Makefile
#: make            build ./fork11
#: make run        build it, compare ways of making a process, boot the lab system
#: make test       every test that this machine can run; FORK11_IMAGES=DIR for those that boot packs
#: make soak       the long ones: a million instructions against SIMH, a hundred million random words, 100,000 forks by each way
#: make bench      how fast, next to Debian's pdp11
#: make panel=no   build it without the window, and without SDL2 (into build/release-nopanel)
#: make m=asan ... build and run with address and undefined-behaviour sanitizers
#: make m=cov test coverage by file
#: make format     clang-format over all sources
#: make shape      lines per file and function, includes between folders
#: make install    PREFIX=/usr/local, DESTDIR= for packagers
#: make clean      remove build/ and ./fork11

-include $(shell find $(B) -type f -name '*.d' 2>/dev/null)
%.h: ; # a header that has gone: what an older build has that included it is made anew
.PHONY: always all built units run test soak bench format shape install clean need need-test help
.SECONDARY:

# --- images: the manifest is built in ---------------------------------------------------
images/manifest: ; # it is no program made from manifest.c
$(B)/images/manifest_text.c: images/manifest
	@mkdir -p $(@D)
	@{ echo '/* Made from images/manifest. */'; echo '#include "images/manifest.h"'; \
	   echo 'const char manifest_text[] = {'; od -An -v -tu1 $< | sed 's/[0-9][0-9]*/&,/g'; echo '0 };'; } > $@

$(B)/images/manifest_text.o: $(B)/images/manifest_text.c images/manifest.h | need
	$(say)$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(B)/libfork11.a: $(B)/images/manifest_text.o
# --- lessons: built in too, in order of their numbers --------------------------------------
lessons := $(sort $(wildcard monitor/lessons/*.f11))
$(B)/monitor/lesson_table.c: $(lessons)
	@mkdir -p $(@D)
	@{ echo '/* Made from monitor/lessons/. */'; echo '#include "monitor/lesson.h"'; \
	   for f in $(lessons); do n=$$(basename $$f .f11); echo "static const char text_$${n%%-*}[] = {"; \
	       od -An -v -tu1 $$f | sed 's/[0-9][0-9]*/&,/g'; echo '0 };'; done; \
	   echo 'const struct lesson lesson_table[] = {'; \
	   for f in $(lessons); do n=$$(basename $$f .f11); echo "{ \"$$n\", text_$${n%%-*} },"; done; \
	   echo '};'; echo 'const int lesson_count = sizeof lesson_table / sizeof lesson_table[0];'; } > $@

$(B)/monitor/lesson_table.o: $(B)/monitor/lesson_table.c monitor/lesson.h | need
	$(say)$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(B)/libfork11.a: $(B)/monitor/lesson_table.o
# --- the lab system: mkpack assembles it and makes its pack, whose blocks are built in -----
# LAB: its folder. The list of its files is a file too, so that one taken away is noticed.
LAB := images/lab
lab := $(sort $(wildcard $(LAB)/*.s $(LAB)/*/*.s $(LAB)/*/FILES))
mkpack := $(wildcard monitor/lab/mkpack*.c) monitor/hostdir.c cpu/insn.c $(cellar)
$(B)/mkpack: $(patsubst %.c,$(B)/%.o,$(filter-out images/labdisk.c,$(mkpack)))
	$(say)$(CC) $(ALL_CFLAGS) -o $@ $^ $(LIBS)

$(B)/lab.list: always
	@mkdir -p $(@D)
	@echo '$(lab)' | cmp -s - $@ || echo '$(lab)' >$@

$(B)/images/lab_pack.c: $(B)/mkpack $(lab) $(B)/lab.list
	@mkdir -p $(@D)
	$(say)$(B)/mkpack $(LAB) $@.new $(B)/lab.rk && mv $@.new $@

$(B)/images/lab_pack.o: $(B)/images/lab_pack.c images/labdisk.h images/labpack.h | need
	$(say)$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(B)/libfork11.a: $(B)/images/lab_pack.o
# --- end of images ------------------------------------------------------------------------

# --- simh: lock-step with Debian's pdp11 --------------------------------------------------
simh := $(patsubst %.c,$(B)/%.o,$(wildcard tests/simh/*.c))
$(B)/simh/lockstep: $(simh) $(B)/libfork11.a
	@mkdir -p $(@D)
	$(say)$(CC) $(ALL_CFLAGS) -o $@ $^ $(all_libs)

built: $(B)/simh/lockstep
# --- end of simh --------------------------------------------------------------------------
