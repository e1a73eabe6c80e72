/*
 * gdreport.c
 *	  The module itself: its magic and its version.
 *
 * There is no _PG_init: the extension has no settings, hooks or workers.
 */
#include "pgcompat.h"

#include "utils/builtins.h"

#ifdef PG_MODULE_MAGIC_EXT
PG_MODULE_MAGIC_EXT(.name = "gdreport", .version = GD_VERSION);
#else
PG_MODULE_MAGIC;
#endif

PG_FUNCTION_INFO_V1(gdreport_version);

/* The version of the loaded library, which may be newer than the SQL objects. */
Datum
gdreport_version(PG_FUNCTION_ARGS)
{
	(void) fcinfo;
	PG_RETURN_TEXT_P(cstring_to_text(GD_VERSION));
}
