/*
 * html_entities.h
 *	  Characters that HTML writes by name or number.
 */
#ifndef GD_HTML_ENTITIES_H
#define GD_HTML_ENTITIES_H

#include <stdint.h>

/*
 * The character that the entity at text[at], which is a &, stands for, and the
 * entity's size; 0 both if it is none, or one of an unknown name.  An entity whose &
 * is escaped once more (&amp;nbsp;) is read as if it were not.  The semicolon
 * may lack behind nbsp only.
 */
extern uint32_t html_entity(const char *text, uint32_t length, uint32_t at,
							uint32_t *size);

#endif
