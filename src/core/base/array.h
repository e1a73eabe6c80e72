/*
 * array.h
 *	  Arrays whose length the compiler knows.
 */
#ifndef GD_ARRAY_H
#define GD_ARRAY_H

/* How many elements an array has; not for what is a pointer. */
#define LENGTH_OF(array) (sizeof(array) / sizeof((array)[0]))

#endif
