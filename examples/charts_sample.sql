--
-- Seven years of two bodies that do not exist, to draw charts of: one year is
-- missing, and in another a cell is blank.
--
CREATE SCHEMA sample;

-- A report of the form of 2021, with all applicants natural persons.
CREATE FUNCTION sample.report(issuer text, year int, received int, carried_in int, granted int, refused text, unavailable int,
	not_processed int, signed text) RETURNS text LANGUAGE sql IMMUTABLE AS $fn$
	SELECT format('%s%s年政府信息公开工作年度报告', issuer, year) || E'\n'
		|| format('统计期限为%1$s年1月1日至%1$s年12月31日。', year) || E'\n三、收到和处理政府信息公开申请情况\n'
		|| E'项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计\n'
		|| string_agg(format('%s | %2$s | 0 | 0 | 0 | 0 | 0 | %2$s', label, coalesce(value, '')), E'\n' ORDER BY position)
		|| format(E'\n六、其他需要报告的事项\n本年度未收取信息处理费。\n%s\n%s\n', issuer, signed)
	FROM (VALUES
		(1, '一、本年新收政府信息公开申请数量', received::text), (2, '二、上年结转政府信息公开申请数量', carried_in::text),
		(3, '三、本年度办理结果 | （一）予以公开', granted::text), (4, '（二）部分公开（区分处理的，只计这一情形，不计其他情形）', '0'),
		(5, '（三）不予公开 | 1.属于国家秘密', '0'), (6, '2.其他法律行政法规禁止公开', '0'), (7, '3.危及“三安全一稳定”', '0'),
		(8, '4.保护第三方合法权益', refused), (9, '5.属于三类内部事务信息', '0'), (10, '6.属于四类过程性信息', '0'),
		(11, '7.属于行政执法案卷', '0'), (12, '8.属于行政查询事项', '0'),
		(13, '（四）无法提供 | 1.本机关不掌握相关政府信息', unavailable::text), (14, '2.没有现成信息需要另行制作', '0'),
		(15, '3.补正后申请内容仍不明确', '0'),
		(16, '（五）不予处理 | 1.信访举报投诉类申请', not_processed::text), (17, '2.重复申请', '0'), (18, '3.要求提供公开出版物', '0'),
		(19, '4.无正当理由大量反复申请', '0'), (20, '5.要求行政机关确认或重新出具已获取信息', '0'),
		(21, '（六）其他处理 | 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请', '0'),
		(22, '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请', '0'), (23, '3.其他', '0'),
		(24, '（七）总计', (granted + coalesce(refused, '0')::int + unavailable + not_processed)::text),
		(25, '四、结转下年度继续办理', (received + carried_in - granted - coalesce(refused, '0')::int - unavailable - not_processed)::text)
	) AS line (position, label, value)
$fn$;

INSERT INTO store.inbox (source, body)
SELECT format('%s-%s', issuer, year),
	sample.report(issuer, year, received, carried_in, granted, refused, unavailable, not_processed, signed)
FROM (VALUES
	('澄溪县人民政府', 2019, 84, 0, 41, '18', 12, 6, '2020年1月20日'),
	('澄溪县人民政府', 2020, 97, 7, 52, '21', 14, 9, '2021年1月25日'),
	('澄溪县人民政府', 2021, 131, 8, 66, '30', 21, 12, '2022年4月11日'),
	('澄溪县人民政府', 2023, 158, 5, 88, NULL, 33, 14, '2024年1月18日'),
	('澄溪县人民政府', 2024, 149, 9, 79, '25', 31, 11, '2025年1月22日'),
	('澄溪县人民政府', 2025, 176, 12, 102, '28', 36, 13, '2026年4月2日'),
	('澄溪县教育局', 2023, 12, 0, 8, '1', 2, 1, '2024年1月15日'),
	('澄溪县教育局', 2024, 17, 0, 11, '2', 3, 1, '2025年1月16日'),
	('澄溪县教育局', 2025, 15, 0, 9, '3', 2, 1, '2026年1月14日')
) AS year (issuer, year, received, carried_in, granted, refused, unavailable, not_processed, signed);

CALL store.accept();
