--
-- ICU's normalisation; only characters whose mapping no ICU has changed
--
SELECT gd_normalize('');
SELECT gd_normalize('ＡＢＣ１２３');
SELECT gd_normalize('政府信息公開年度報告');
-- layout: line breaks, tabs, pipes, runs of spaces
SELECT gd_normalize(E'甲|乙\t丙\r\n\n  丁   戊') = E'甲|乙\t丙\r\n\n  丁   戊' AS kept;
-- a text of many portions, with and without line breaks
SELECT gd_normalize(repeat(E'開\n', 50000)) = repeat(E'开\n', 50000) AS lines;
SELECT gd_normalize(repeat('開x', 50000)) = repeat('开x', 50000) AS one_line;
-- expansion, and composition that no cut may break
SELECT length(gd_normalize(repeat(U&'\FDFA', 5000)));
SELECT length(gd_normalize(repeat(U&'e\0301', 50000)));
-- a cut is between two characters, even where none ends what combines
SELECT gd_normalize('a' || repeat(U&'\0302', 30000)) = U&'\00E2' || repeat(U&'\0302', 29999) AS no_character_cut;
-- what is normal stays so: every character of the first planes on a line of its own
SELECT count(*), bool_and(gd_normalize(line) = line) AS stable
FROM (SELECT gd_normalize(string_agg(chr(n), E'\n' ORDER BY n)) AS lines FROM generate_series(32, 205743) AS n
      WHERE n NOT BETWEEN 55296 AND 57343 GROUP BY n / 1000) AS l(line);
