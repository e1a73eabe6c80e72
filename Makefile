# gdreport, built with PGXS: make && make install && make installcheck
#
# A build outside the source tree works too: make -f path/to/Makefile

EXTENSION = gdreport
MODULE_big = gdreport
DATA = sql/gdreport--1.0.sql
PGFILEDESC = "gdreport - reads government information disclosure annual reports"

# The folder of this file with a slash; ./ when building in the source tree.
here := $(dir $(firstword $(MAKEFILE_LIST)))

sources := $(wildcard $(here)src/*.c $(here)src/core/*.c)
headers := $(wildcard $(here)src/*.h $(here)src/core/*.h $(here)src/core/*.inc)
OBJS = $(patsubst $(here)%.c,%.o,$(sources))

# One version for the library and the distribution.
GD_VERSION := $(shell sed -n 's/^   "version": "\(.*\)",$$/\1/p' $(here)META.json)

PG_CONFIG ?= pg_config

# Defines stand in PG_CPPFLAGS, which the bitcode is compiled with as well.  The
# server's headers are not ours to warn about, hence -isystem.
PG_CPPFLAGS = -I$(here)src -DGD_VERSION='"$(GD_VERSION)"' \
	-isystem $(shell $(PG_CONFIG) --includedir-server)
PG_CFLAGS = -std=gnu11 -Wall -Wextra -fvisibility=hidden
SHLIB_LINK = $(ICU_LIBS)

REGRESS = extension sections tables facts scalars json validate ingest store fold normalize limits encoding
REGRESS_OPTS = --encoding=UTF8 --no-locale
EXTRA_CLEAN = results regression.diffs regression.out gdcheck src/cli/*.o

PGXS := $(shell $(PG_CONFIG) --pgxs)
include $(PGXS)

$(OBJS) $(OBJS:.o=.bc): $(headers) $(here)META.json

# VPATH finds the sources' folders, so the objects' must be made by hand.
ifneq ($(here),./)
$(shell mkdir -p src/core src/cli)
endif

# gdcheck: the core as a command of its own, without a server.
cli_objects := $(patsubst $(here)%.c,%.o,$(wildcard $(here)src/cli/*.c))
core_objects := $(filter src/core/%,$(OBJS))

all: gdcheck

gdcheck: $(cli_objects) $(core_objects)
	$(CC) $(CFLAGS) $^ $(LDFLAGS) $(LDFLAGS_EX) $(ICU_LIBS) -o $@

$(cli_objects): $(headers) $(wildcard $(here)src/cli/*.h) $(here)META.json

install: install-gdcheck

install-gdcheck: gdcheck
	$(MKDIR_P) '$(DESTDIR)$(bindir)' '$(DESTDIR)$(mandir)/man1'
	$(INSTALL_PROGRAM) gdcheck '$(DESTDIR)$(bindir)/gdcheck'
	$(INSTALL_DATA) $(here)doc/gdcheck.1 '$(DESTDIR)$(mandir)/man1/gdcheck.1'

uninstall: uninstall-gdcheck

uninstall-gdcheck:
	rm -f '$(DESTDIR)$(bindir)/gdcheck' '$(DESTDIR)$(mandir)/man1/gdcheck.1'

# Unit tests of the core; no server is needed.
check-core:
	$(MAKE) -C $(here)test/core check

# Generated tables are up to date with data/.
check-generated:
	python3 $(here)tools/generate_tables.py --check

# Contract tests in the database of PGDATABASE; nothing remains there.
PG_PROVE ?= pg_prove
pgtap:
	$(PG_PROVE) $(PG_PROVE_OPTS) $(wildcard $(here)test/*.sql)

.PHONY: check-core check-generated pgtap install-gdcheck uninstall-gdcheck
