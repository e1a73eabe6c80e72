/*
 * layout.c
 *	  The forms as they are printed: tables of merged cells.
 */
#include "layout.h"

#include "layout_data.inc"

#define NLAYOUTS (sizeof layouts / sizeof layouts[0])

const char *
layout_string(GdPooled at)
{
	return at != 0 ? layout_strings + at : NULL;
}

const Layout *
layout_all(uint32_t *nlayouts)
{
	*nlayouts = NLAYOUTS;
	return layouts;
}

const Layout *
layout_get(GdFormId form, GdTableKind table)
{
	for (size_t i = 0; i < NLAYOUTS; i++)
	{
		if (layouts[i].form == form && layouts[i].table == table)
			return &layouts[i];
	}
	return NULL;
}
