// Where the bytes of old code pages stand in Unicode, and which letters take which marks.
#include "server/interchange/code_pages.hpp"

#include <algorithm>
#include <array>

namespace spacebetween {
namespace {

// clang-format off

/// The upper halves, from 0x80. U+FFFD stands where a page has nothing.
constexpr std::u16string_view windows_1250 =
    u"€�‚�„…†‡�‰Š‹ŚŤŽŹ�‘’“”•–—�™š›śťžź\u00a0ˇ˘Ł¤Ą¦§¨©Ş«¬\u00ad®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż"
    u"ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙";
constexpr std::u16string_view windows_1251 =
    u"ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—�™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕї"
    u"АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя";
constexpr std::u16string_view windows_1252 =
    u"€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿"
    u"ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ";
constexpr std::u16string_view ibm_437 =
    u"ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
    u"└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";
constexpr std::u16string_view ibm_850 =
    u"ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐"
    u"└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0";
constexpr std::u16string_view mac_roman =
    u"ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø"
    u"¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ�ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";
constexpr std::u16string_view ansel =
    u"���������������������������������ŁØĐÞÆŒʹ·♭®±ƠƯʼ�ʻłøđþæœʺı£ð�ơư□■"
    u"°ℓ℗©♯¿¡ß€����eoß����������������\u0309\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030c\u030a\ufe20\ufe21\u0315\u030b\u0310\u0327\u0328\u0323\u0324\u0325\u0333\u0332\u0326\u031c\u032e\ufe22\ufe23\u0338�\u0313�";

struct Compositions {
    char16_t mark;
    /// A letter, and the letter with the mark, in turn; sorted by the first.
    std::u16string_view pairs;
};

constexpr std::array compositions{
    Compositions{0x0300,
    u"AÀEÈIÌNǸOÒUÙWẀYỲaàeèiìnǹoòuùwẁyỳÂẦÊỀÔỒÜǛâầêềôồüǜĂẰăằĒḔēḕŌṐōṑƠỜơờƯỪưừ"},
    Compositions{0x0301,
    u"AÁCĆEÉGǴIÍKḰLĹMḾNŃOÓPṔRŔSŚUÚWẂYÝZŹaácćeégǵiíkḱlĺmḿnńoópṕrŕsśuúwẃyýzź¨΅ÂẤÅǺÆǼÇḈÊẾ"
    u"ÏḮÔỐÕṌØǾÜǗâấåǻæǽçḉêếïḯôốõṍøǿüǘĂẮăắĒḖēḗŌṒōṓŨṸũṹƠỚơớƯỨưứ"},
    Compositions{0x0302,
    u"AÂCĈEÊGĜHĤIÎJĴOÔSŜUÛWŴYŶZẐaâcĉeêgĝhĥiîjĵoôsŝuûwŵyŷzẑẠẬạậẸỆẹệỌỘọộ"},
    Compositions{0x0303,
    u"AÃEẼIĨNÑOÕUŨVṼYỸaãeẽiĩnñoõuũvṽyỹÂẪÊỄÔỖâẫêễôỗĂẴăẵƠỠơỡƯỮưữ"},
    Compositions{0x0304,
    u"AĀEĒGḠIĪOŌUŪYȲaāeēgḡiīoōuūyȳÄǞÆǢÕȬÖȪÜǕäǟæǣõȭöȫüǖǪǬǫǭȦǠȧǡȮȰȯȱḶḸḷḹṚṜṛṝ"},
    Compositions{0x0306,
    u"AĂEĔGĞIĬOŎUŬaăeĕgğiĭoŏuŭȨḜȩḝẠẶạặ"},
    Compositions{0x0307,
    u"AȦBḂCĊDḊEĖFḞGĠHḢIİMṀNṄOȮPṖRṘSṠTṪWẆXẊYẎZŻaȧbḃcċdḋeėfḟgġhḣmṁnṅoȯpṗrṙsṡtṫwẇxẋyẏzżŚṤ"
    u"śṥŠṦšṧſẛṢṨṣṩ"},
    Compositions{0x0308,
    u"AÄEËHḦIÏOÖUÜWẄXẌYŸaäeëhḧiïoötẗuüwẅxẍyÿÕṎõṏŪṺūṻ"},
    Compositions{0x0309,
    u"AẢEẺIỈOỎUỦYỶaảeẻiỉoỏuủyỷÂẨÊỂÔỔâẩêểôổĂẲăẳƠỞơởƯỬưử"},
    Compositions{0x030a,
    u"AÅUŮaåuůwẘyẙ"},
    Compositions{0x030b,
    u"OŐUŰoőuű"},
    Compositions{0x030c,
    u"AǍCČDĎEĚGǦHȞIǏKǨLĽNŇOǑRŘSŠTŤUǓZŽaǎcčdďeěgǧhȟiǐjǰkǩlľnňoǒrřsštťuǔzžÜǙüǚƷǮ"},
    Compositions{0x0323,
    u"AẠBḄDḌEẸHḤIỊKḲLḶMṂNṆOỌRṚSṢTṬUỤVṾWẈYỴZẒaạbḅdḍeẹhḥiịkḳlḷmṃnṇoọrṛsṣtṭuụvṿwẉyỵzẓƠỢơợ"
    u"ƯỰưự"},
    Compositions{0x0324,
    u"UṲuṳ"},
    Compositions{0x0325,
    u"AḀaḁ"},
    Compositions{0x0326,
    u"SȘTȚsștț"},
    Compositions{0x0327,
    u"CÇDḐEȨGĢHḨKĶLĻNŅRŖSŞTŢcçdḑeȩgģhḩkķlļnņrŗsştţ"},
    Compositions{0x0328,
    u"AĄEĘIĮOǪUŲaąeęiįoǫuų"},
    Compositions{0x032e,
    u"HḪhḫ"},
};

// clang-format on

}  // namespace

char16_t unicode_of(CodePage page, unsigned char byte) {
    if (byte < 0x80) return byte;
    const std::array pages{
        windows_1250,
        windows_1251,
        windows_1252,
        ibm_437,
        ibm_850,
        mac_roman,
        ansel,
    };
    return pages[static_cast<std::size_t>(page)][byte - 0x80U];
}

bool is_mark(char16_t c) { return (c >= 0x300 && c < 0x370) || (c >= 0xFE20 && c < 0xFE30); }

char16_t composed(char16_t letter, char16_t mark) {
    const auto row =
        std::find_if(compositions.begin(), compositions.end(), [mark](const auto& each) {
            return each.mark == mark;
        });
    if (row == compositions.end()) return 0;
    for (std::size_t at = 0; at < row->pairs.size(); at += 2) {
        if (row->pairs[at] == letter) return row->pairs[at + 1];
    }
    return 0;
}

}  // namespace spacebetween
