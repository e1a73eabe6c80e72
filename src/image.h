/*
 * image.h
 *	  Values as the server stores them, written where they will stand.
 *
 * A report is one value: rows in arrays in a row, some hundreds of them.  What is
 * made here is what heap_form_tuple() and construct_md_array() make, to the byte.
 * But those ask for all values of a row and all rows of an array first, each in
 * memory of its own, and go over them twice.  Here each value is written once,
 * behind the one before it; sizes and headers are set when they are known.
 *
 * An image begins at an address that suits every alignment, so that offsets into it
 * are aligned as addresses are.  It grows: an address holds until something is added.
 */
#ifndef GD_IMAGE_H
#define GD_IMAGE_H

#include "pgcompat.h"

#include "access/htup_details.h"
#include "access/tupmacs.h"
#include "utils/array.h"

typedef struct Image
{
	char	   *data;			/* in the context that was current at the beginning */
	size_t		used;
	size_t		room;
} Image;

/* Begin one in the current context; expected bytes need no growth. */
extern void image_begin(Image *image, size_t expected);

/* The part of image_add() for an image that is full; 54000 if that is too large. */
extern void image_grow(Image *image, size_t size);

/*
 * So many bytes more, not cleared, at the next multiple of an alignment; zeros before.
 * No text has so many that the sum could overflow.
 */
static inline char *
image_add(Image *image, char align, size_t size)
{
	size_t		used = image->used;
	size_t		at = att_align_nominal(used, align);

	if (at + size > image->room)
		image_grow(image, at + size);
	image->used = at + size;
	for (; used < at; used++)
		image->data[used] = '\0';
	return image->data + at;
}

/* A text with the header that it has inside an array, and in a row if it is long. */
static inline void
image_add_element(Image *image, const char *data, size_t length)
{
	char	   *out = image_add(image, TYPALIGN_INT, VARHDRSZ + length);

	SET_VARSIZE(out, VARHDRSZ + length);
	memcpy(VARDATA(out), data, length);
}

/* What an array holds; all that we make hold varlenas. */
typedef struct ImageElement
{
	Oid			type;
	char		align;
} ImageElement;

/* An array that is being written. */
typedef struct ImageArray
{
	ImageElement element;
	size_t		behind;			/* where what stands before it ends */
	size_t		start;
} ImageArray;

/*
 * An array of so many dimensions, each from 1; without any it is empty.  Its elements
 * follow, all of them; or, if some are missing, those that are there, each with its
 * place in the order of subscripts, from 0.
 */
extern ImageArray image_begin_array(Image *image, ImageElement element, int ndim,
									const int *dims, bool missing);
extern void image_set_element(Image *image, ImageArray array, size_t place);

/*
 * Rows of one type, one at a time: begin, then values or nulls for each attribute from
 * the first on, and end, which makes nulls of those that are left.
 */
typedef struct ImageRow
{
	Image	   *image;
	TupleDesc	desc;
	HeapTupleHeader model;		/* the server's own header, of a row of nulls */
	uint8	   *nulls;			/* one bit for each attribute */
	size_t		start;
	uint8		header;			/* bytes before the values */
	uint16		infomask;
	int			next;			/* the attribute that comes next, from 0 */
} ImageRow;

/* What it needs is in the current context. */
extern void image_init_row(ImageRow *row, Image *image, TupleDesc desc);

extern void image_begin_row(ImageRow *row);

extern void image_add_null(ImageRow *row);
extern void image_add_value(ImageRow *row, Form_pg_attribute attribute, Datum value);

/* What is short has a short header in a row, which needs no alignment. */
static inline void
image_add_text(ImageRow *row, const char *data, size_t length)
{
	size_t		size = VARHDRSZ_SHORT + length;
	char	   *out;

	row->next++;
	row->infomask |= HEAP_HASVARWIDTH;
	if (size > VARATT_SHORT_MAX)
	{
		image_add_element(row->image, data, length);
		return;
	}
	out = image_add(row->image, TYPALIGN_CHAR, size);
	SET_VARSIZE_SHORT(out, size);
	memcpy(VARDATA_SHORT(out), data, length);
}

/* The array is the next value of a row, where there is one. */
extern void image_end_array(Image *image, ImageArray array, ImageRow *row);

extern HeapTupleHeader image_end_row(ImageRow *row);

#endif							/* GD_IMAGE_H */
