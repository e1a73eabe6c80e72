# gdreport, built with PGXS: make && make install && make installcheck
#
# A build outside the source tree works too: make -f path/to/Makefile

EXTENSION = gdreport
MODULE_big = gdreport
DATA = sql/gdreport--1.0.sql
PGFILEDESC = "gdreport - reads government information disclosure annual reports"

# The folder of this file with a slash; ./ when building in the source tree.
here := $(dir $(firstword $(MAKEFILE_LIST)))

sources := $(wildcard $(here)src/*.c $(here)src/core/*/*.c $(here)src/page/*.c)
headers := $(foreach folder,src src/core src/core/* src/page,\
	$(wildcard $(here)$(folder)/*.h $(here)$(folder)/*.inc))
OBJS = $(patsubst $(here)%.c,%.o,$(sources))

# One version for the library and the distribution.
GD_VERSION := $(shell sed -n 's/^   "version": "\(.*\)",$$/\1/p' $(here)META.json)

PG_CONFIG ?= pg_config

# Defines stand in PG_CPPFLAGS, which the bitcode is compiled with as well.  The
# server's headers are not ours to warn about, hence -isystem.
PG_CPPFLAGS = -I$(here)src -I$(here)src/core -DGD_VERSION='"$(GD_VERSION)"' \
	-isystem $(shell $(PG_CONFIG) --includedir-server)
PG_CFLAGS = -std=gnu11 -Wall -Wextra -fvisibility=hidden
SHLIB_LINK = $(ICU_LIBS)

REGRESS = extension sections tables facts scalars json trace validate ingest pages store charts fold normalize limits encoding
REGRESS_OPTS = --encoding=UTF8 --no-locale
# As pg_regress itself does since version 15.
installcheck: export PG_ABS_SRCDIR = $(abspath $(here))
EXTRA_CLEAN = results regression.diffs regression.out $(programs) src/cli/*.o src/cli/store_sql.inc

PGXS := $(shell $(PG_CONFIG) --pgxs)
ifneq ($(filter-out check-core check-generated dist,$(or $(MAKECMDGOALS),all)),)
ifeq ($(wildcard $(PGXS)),)
$(error "$(PG_CONFIG)" leads to no development files of a PostgreSQL server. Install \
them (on Debian 12: apt-get install postgresql-server-dev-15), or name the server: make PG_CONFIG=/path/to/pg_config)
endif
endif
include $(PGXS)

$(OBJS) $(OBJS:.o=.bc): $(headers) $(here)META.json

# VPATH finds the sources' folders, so the objects' must be made by hand.
ifneq ($(here),./)
$(shell mkdir -p $(sort $(dir $(OBJS))) src/cli)
endif

# Programs: gdcheck is the core as a command, without a server; gdload loads files
# into a database, through libpq.
programs := gdcheck gdload
core_objects := $(filter src/core/%,$(OBJS))
page_objects := $(filter src/page/%,$(OBJS))
gdcheck_objects := $(patsubst %,src/cli/%.o,gdcheck command print print_json decimal terminal text_file)
gdload_objects := $(patsubst %,src/cli/%.o,gdload command file_list prompt show store tally terminal text_file workers)

all: $(programs)

gdcheck: $(gdcheck_objects) $(core_objects) $(page_objects)
	$(CC) $(CFLAGS) $^ $(LDFLAGS) $(LDFLAGS_EX) $(ICU_LIBS) -o $@

gdload: $(gdload_objects) $(core_objects)
	$(CC) $(CFLAGS) -pthread $^ -L$(shell $(PG_CONFIG) --libdir) -lpq $(LDFLAGS) $(LDFLAGS_EX) $(ICU_LIBS) -o $@

$(gdcheck_objects) $(gdload_objects): $(headers) $(wildcard $(here)src/cli/*.h) $(here)META.json

$(gdload_objects): CPPFLAGS += -isystem $(shell $(PG_CONFIG) --includedir) -Isrc/cli
$(gdload_objects): CFLAGS += -pthread
src/cli/store.o: src/cli/store_sql.inc

# gdload makes the store where there may be no other file of this project, so it
# brings examples/store.sql along.
src/cli/store_sql.inc: $(here)examples/store.sql
	sed 's/[\\"]/\\&/g; s/.*/"&\\n"/' $< >$@

install: install-programs

install-programs: $(programs)
	$(MKDIR_P) '$(DESTDIR)$(bindir)' '$(DESTDIR)$(mandir)/man1' '$(DESTDIR)$(mandir)/zh_CN/man1'
	$(INSTALL_PROGRAM) $(programs) '$(DESTDIR)$(bindir)/'
	$(INSTALL_DATA) $(programs:%=$(here)doc/%.1) '$(DESTDIR)$(mandir)/man1/'
	for program in $(programs); do \
		$(INSTALL_DATA) "$(here)doc/$$program.zh_CN.1" "$(DESTDIR)$(mandir)/zh_CN/man1/$$program.1" || exit; \
	done

uninstall: uninstall-programs

uninstall-programs:
	rm -f $(programs:%='$(DESTDIR)$(bindir)/%') $(programs:%='$(DESTDIR)$(mandir)/man1/%.1') \
		$(programs:%='$(DESTDIR)$(mandir)/zh_CN/man1/%.1')

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

# The archive of a release, as PGXN takes it: the last commit, and the same bytes
# wherever and whenever it is made.
DIST_DIR ?= .
DIST_ARCHIVE := $(EXTENSION)-$(GD_VERSION).zip
dist:
	archive=$$(cd '$(DIST_DIR)' && pwd)/$(DIST_ARCHIVE) && \
	cd '$(here)' && TZ=UTC git -c core.autocrlf=false archive --format=zip \
		--prefix=$(EXTENSION)-$(GD_VERSION)/ -o "$$archive" HEAD

.PHONY: check-core check-generated pgtap dist install-programs uninstall-programs
