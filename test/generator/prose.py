"""Invented sentences about invented places."""

CITIES = ('岚禾市', '砚川市', '槐临市', '汀远市', '澄岗市')
DISTRICTS = ('望榆区', '松堰区', '芦桥县', '禾溪县', '梧岭县', '枫泊区')
TOWNS = ('砚坪镇', '柳汀镇', '石埠乡', '青穗街道', '桐湾镇', '麦岭乡')
BUREAUS = ('财政局', '教育局', '水利局', '交通运输局', '民政局', '统计局', '市场监督管理局', '文化和旅游局')

OPENERS = ('{year}年，{place}围绕群众关心的事项推进公开，全年召开专题会议{n}次，办理来信{m}封。',
           '一年来，{place}把公开列入重点工作，安排专人{n}名，整理目录{m}项。',
           '{year}年度，{place}着力改进公开质量，修订制度{n}项，更新栏目{m}个。')
SENTENCES = ('全年编发简报{n}期，张贴公告{m}张。', '组织业务学习{n}次，参加人员{m}人次。',
             '微信公众号推送消息{m}条，阅读量{k}次。', '设置公开栏{n}处，每季度更换一次。',
             '对栏目内容逐条核对，改正错别字{n}处。', '到村组走访{n}次，收集意见{m}条，逐条答复。',
             '完善了信息审核的流程，做到先审后发。', '公开栏目的更新时间缩短到{n}天以内。',
             '解读材料以图文形式发布，共{n}篇，占全部文件的{p}%。', '发放宣传册{k}份，制作短视频{n}个。',
             '窗口接待来访群众约{m}人次，电话咨询{k}余次。', '与各村、社区签订责任书{n}份。')
LISTS = ('一是夯实基础，健全台账{n}本；二是拓宽渠道，新开栏目{m}个；三是强化培训，办班{n}期。',
         '一是学习还不够深入。二是更新还不够及时，有{n}个栏目更新较慢。三是解读形式较单一。',
         '一是压实责任，{n}个科室各有专人。二是细化目录，涉及{m}个事项。')
PROBLEMS = ('公开内容还不够丰富，解读形式比较单一，人员变动较多。', '部分栏目更新不够及时，群众参与的渠道还不多。',
            '对政策的理解不够深入，业务水平有待提高。')
PLANS = ('下一步，将加强学习，配备专人，按月检查更新情况。', '今后将丰富解读形式，每季度培训一次，提高业务水平。',
         '下一年度计划办班{n}期，补齐短板，完善制度。')
SUBHEADS = ('主动公开情况', '依申请公开情况', '政府信息管理情况', '平台建设情况', '监督保障情况', '机构与人员情况')


def fill(rng, template, **known):
    words = dict(n=rng.randint(2, 38), m=rng.randint(3, 560), k=rng.randint(40, 9800), p=rng.randint(11, 96))
    words.update(known)
    return template.format(**words)


def paragraph(rng, place, year, sentences=None):
    parts = [fill(rng, rng.choice(OPENERS), place=place, year=year)] if rng.random() < 0.5 else []
    for template in rng.sample(SENTENCES, sentences or rng.randint(1, 4)):
        parts.append(fill(rng, template))
    if rng.random() < 0.3:
        parts.append(fill(rng, rng.choice(LISTS)))
    return ''.join(parts)
