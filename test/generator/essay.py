"""Prose in which no two sentences are alike, for reports of successive years."""

WHO = ('各科室', '办公室', '业务骨干', '窗口人员', '信息专员', '值班领导', '村居联络员', '审核小组', '档案室', '宣传干事')
WHEN = ('年初', '二月里', '春耕时节', '上半年', '入夏以后', '汛期之前', '第三季度', '国庆前夕', '入冬以来', '岁末')
DID = ('梳理了', '更新了', '补录了', '核对了', '编印了', '上线了', '归并了', '改版了', '张贴了', '解读了', '汇编了', '清理了')
WHAT = ('惠农补贴的名录', '办事指南的附图', '河道整治的台账', '老旧小区改造的进度', '学位安排的说明', '公交线路的调整方案',
        '医保报销的问答', '集市管理的公约', '古树名木的清单', '垃圾分类的图册', '冬季供暖的时间表', '招聘公告的模板',
        '防汛物资的目录', '养老服务的地图', '文化活动的预告', '路灯维修的记录')
WHY = ('方便群众查阅', '免去来回奔波', '让数字说得清楚', '回应来信中的疑问', '便于社会监督', '减少重复咨询', '让老人也看得懂',
       '与邻近镇街保持一致')


def sentences(rng, count):
    """So many different sentences."""
    found = {}
    while len(found) < count:
        what, who = rng.choice(WHAT), rng.choice(WHO)
        found[what, who] = '%s，%s%s%s，%s。' % (rng.choice(WHEN), who, rng.choice(DID), what, rng.choice(WHY))
    return list(found.values())
