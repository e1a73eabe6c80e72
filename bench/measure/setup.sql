-- What the measurements need in the database.
CREATE EXTENSION IF NOT EXISTS plpython3u;
CREATE SCHEMA bench;
SET search_path = bench, public;

-- Seconds that a query takes, in this backend and without the way to a client.
CREATE FUNCTION seconds(query text, times int DEFAULT 1) RETURNS double precision LANGUAGE plpgsql AS $$
DECLARE
	start timestamptz := clock_timestamp();
BEGIN
	FOR i IN 1 .. times LOOP
		EXECUTE query;
	END LOOP;
	RETURN extract(epoch FROM clock_timestamp() - start);
END
$$;

-- Kilobytes that a line of /proc/self/status reports: VmHWM, VmRSS.
CREATE FUNCTION kilobytes(what text) RETURNS bigint LANGUAGE plpython3u AS $$
with open('/proc/self/status') as status:
	for line in status:
		if line.startswith(what + ':'):
			return int(line.split()[1])
$$;

-- Let the high-water mark begin at what is used now.
CREATE FUNCTION forget_peak() RETURNS void LANGUAGE plpython3u AS $$
with open('/proc/self/clear_refs', 'w') as file:
	file.write('5')
$$;

-- All files as loaded; the sets are made of it.  Not compressed: what is would
-- stay as it is in whatever table it is copied to.
CREATE TABLE loaded (name text PRIMARY KEY, rendering int, form text, body text NOT NULL, page xml);
ALTER TABLE loaded ALTER body SET STORAGE EXTERNAL, ALTER page SET STORAGE EXTERNAL;
