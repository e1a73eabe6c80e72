/*
 * image.c
 *	  Values as the server stores them, written where they will stand.
 */
#include "image.h"

#include "utils/memutils.h"

#include "input.h"

/* ---- bytes ------------------------------------------------------------------ */

void
image_begin(Image *image, size_t expected)
{
	image->data = palloc(expected);
	image->used = 0;
	image->room = expected;
}

void
image_grow(Image *image, size_t size)
{
	if (size > MaxAllocSize)
		input_raise_result(size);
	image->room = Min(Max(size, image->room * 2), MaxAllocSize);
	image->data = repalloc(image->data, image->room);
}

/* ---- arrays ----------------------------------------------------------------- */

ImageArray
image_begin_array(Image *image, ImageElement element, int ndim, const int *dims,
				  bool missing)
{
	ImageArray	array = {.element = element, .behind = image->used};
	size_t		size = missing ?
		ARR_OVERHEAD_WITHNULLS(ndim, ArrayGetNItems(ndim, dims)) : ARR_OVERHEAD_NONULLS(ndim);
	ArrayType  *header = (ArrayType *) image_add(image, element.align, size);

	array.start = image->used - size;
	memset(header, 0, size);
	header->ndim = ndim;
	header->dataoffset = missing ? size : 0;
	header->elemtype = element.type;
	for (int i = 0; i < ndim; i++)
	{
		ARR_DIMS(header)[i] = dims[i];
		ARR_LBOUND(header)[i] = 1;
	}
	return array;
}

void
image_set_element(Image *image, ImageArray array, size_t place)
{
	ArrayType  *header = (ArrayType *) (image->data + array.start);

	ARR_NULLBITMAP(header)[place / 8] |= 1 << place % 8;
}

/* ---- rows ------------------------------------------------------------------- */

/*
 * Servers keep more in the header of a row than its type (minor releases of 2026 the
 * version of that type).  So all of it that is not of one row comes from the server.
 */
void
image_init_row(ImageRow *row, Image *image, TupleDesc desc)
{
	Datum	   *values = palloc0(desc->natts * sizeof(Datum));
	bool	   *nulls = palloc(desc->natts * sizeof(bool));

	memset(nulls, true, desc->natts * sizeof(bool));
	row->image = image;
	row->desc = desc;
	row->model = heap_form_tuple(desc, values, nulls)->t_data;
	row->nulls = palloc(BITMAPLEN(desc->natts));
}

void
image_begin_row(ImageRow *row)
{
	char	   *header;

	row->header = MAXALIGN(SizeofHeapTupleHeader);
	row->infomask = row->model->t_infomask & ~HEAP_HASNULL;
	row->next = 0;
	header = image_add(row->image, TYPALIGN_DOUBLE, row->header);
	memset(header, 0, row->header);
	memcpy(header, row->model, SizeofHeapTupleHeader);
	row->start = row->image->used - row->header;
}

/*
 * Only a row with NULLs says what is not NULL.  With the first of them, what stands
 * before it, nearly always little, moves to behind the place for that.
 */
static void
make_room_for_bitmap(ImageRow *row)
{
	Image	   *image = row->image;
	uint8		header = MAXALIGN(SizeofHeapTupleHeader + BITMAPLEN(row->desc->natts));
	uint8		more = header - row->header;
	char	   *values;

	row->infomask |= HEAP_HASNULL;
	memset(row->nulls, 0, BITMAPLEN(row->desc->natts));
	if (more == 0)
		return;
	memset(image_add(image, TYPALIGN_CHAR, more), 0, more);
	values = image->data + row->start + row->header;
	memmove(values + more, values, image->used - more - (row->start + row->header));
	memset(values, 0, more);
	row->header = header;
}

void
image_add_null(ImageRow *row)
{
	if ((row->infomask & HEAP_HASNULL) == 0)
		make_room_for_bitmap(row);
	row->nulls[row->next / 8] |= 1 << row->next % 8;
	row->next++;
}

/* As fill_val() of heaptuple.c; what we make is neither compressed nor out of line. */
void
image_add_value(ImageRow *row, Form_pg_attribute attribute, Datum value)
{
	int			length = attribute->attlen;
	const char *data;
	char	   *out;
	size_t		size;

	if (attribute->attbyval)
	{
		row->next++;
		out = image_add(row->image, attribute->attalign, length);
		store_att_byval(out, value, length);
		return;
	}
	data = DatumGetPointer(value);
	if (length == -1 && attribute->attstorage != TYPSTORAGE_PLAIN &&
		(VARATT_IS_SHORT(data) || VARATT_CAN_MAKE_SHORT(data)))
	{
		image_add_text(row, VARDATA_ANY(data), VARSIZE_ANY_EXHDR(data));
		return;
	}
	row->next++;
	if (length < 0)
		row->infomask |= HEAP_HASVARWIDTH;
	size = att_addlength_datum(0, length, value);
	out = image_add(row->image, attribute->attalign, size);
	memcpy(out, data, size);
}

void
image_end_array(Image *image, ImageArray array, ImageRow *row)
{
	char	   *data;
	size_t		size;

	/* the server aligns behind each element, the last one, too */
	image_add(image, array.element.align, 0);
	data = image->data;
	size = image->used - array.start;
	SET_VARSIZE(data + array.start, size);
	if (row == NULL)
		return;

	row->next++;
	row->infomask |= HEAP_HASVARWIDTH;
	if (VARATT_CAN_MAKE_SHORT(data + array.start))
	{
		memmove(data + array.behind + VARHDRSZ_SHORT, data + array.start + VARHDRSZ,
				size - VARHDRSZ);
		SET_VARSIZE_SHORT(data + array.behind, size - VARHDRSZ + VARHDRSZ_SHORT);
		image->used = array.behind + size - VARHDRSZ + VARHDRSZ_SHORT;
	}
}

/* A bit for each attribute that is not NULL. */
static void
set_bitmap(uint8 *bitmap, const ImageRow *row)
{
	int			natts = row->desc->natts;

	for (int i = 0; i < BITMAPLEN(natts); i++)
		bitmap[i] = ~row->nulls[i];
	if (natts % 8 != 0)
		bitmap[natts / 8] &= (1 << natts % 8) - 1;
}

/* As heap_form_tuple() leaves it. */
HeapTupleHeader
image_end_row(ImageRow *row)
{
	HeapTupleHeader tuple;

	while (row->next < row->desc->natts)
		image_add_null(row);
	tuple = (HeapTupleHeader) (row->image->data + row->start);
	HeapTupleHeaderSetDatumLength(tuple, row->image->used - row->start);
	tuple->t_hoff = row->header;
	tuple->t_infomask = row->infomask;
	if ((row->infomask & HEAP_HASNULL) != 0)
		set_bitmap(tuple->t_bits, row);
	return tuple;
}
