--
-- The frozen folding
--
SELECT gd_fold('');
SELECT gd_fold('自 然　人');
SELECT gd_fold('ＡＢ１２，（一）：');
SELECT gd_fold('政府信息公開') = gd_fold('政府信息公开') AS script_folded;
SELECT gd_fold('（一）予以公开') = gd_fold('(一)予以公開') AS same_label;
-- once is enough
SELECT gd_fold(gd_fold(l)) = gd_fold(l) AS idempotent
FROM (VALUES ('⑴ 臺灣'), ('“三安全一稳定”'), ('①ＡＢ—－')) v(l);
CREATE TEMP TABLE label (l text);
CREATE INDEX ON label (gd_fold(l));
