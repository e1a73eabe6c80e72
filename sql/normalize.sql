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
