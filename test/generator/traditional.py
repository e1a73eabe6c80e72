"""Traditional script for the characters the generator prints, and the words of Taiwan."""

_SIMPLIFIED = (
    '万与专业个丰临为举习乡书于从们众优会传体关内册写决况减击别办务动劳区华单占卫历压县参发变号后听员围国'
    '图场处备复够学实审宽对将属岗岚岭应废开张强当录征径总执扫抚护报换据数无时机权条来构枫标栏桥检汇没济浏'
    '湾满点热现电监盘着码砚础确种称稳签简类纠约级纳纸线组细织经结绕络统继续维编缩缴网罚职联舆芦范获补见规'
    '视览计订认训议许讼设访诉词话询详说请读调谈负财责账质贫购贴费资转软较辑输过运还这进远适递邮采链错键镇'
    '门闭问间闻阅际隐页项频题额驳麦齐长银证厅')
_TRADITIONAL = (
    '萬與專業個豐臨為舉習鄉書於從們眾優會傳體關內冊寫決況減擊別辦務動勞區華單佔衛歷壓縣參發變號後聽員圍國'
    '圖場處備復夠學實審寬對將屬崗嵐嶺應廢開張強當錄徵徑總執掃撫護報換據數無時機權條來構楓標欄橋檢匯沒濟瀏'
    '灣滿點熱現電監盤著碼硯礎確種稱穩簽簡類糾約級納紙線組細織經結繞絡統繼續維編縮繳網罰職聯輿蘆範獲補見規'
    '視覽計訂認訓議許訟設訪訴詞話詢詳說請讀調談負財責賬質貧購貼費資轉軟較輯輸過運還這進遠適遞郵採鏈錯鍵鎮'
    '門閉問間聞閱際隱頁項頻題額駁麥齊長銀證廳')
_TABLE = str.maketrans(_SIMPLIFIED, _TRADITIONAL)
# What no table of characters undoes.
_TAIWAN = (('規範性文件', '規範性檔案'), ('門戶網站', '入口網站'), ('程序', '程式'), ('答復', '答覆'), ('復議', '複議'))


def convert(text, taiwan=False):
    text = text.translate(_TABLE)
    for word, other in _TAIWAN if taiwan else ():
        text = text.replace(word, other)
    return text
