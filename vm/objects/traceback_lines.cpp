#include "vm/objects/traceback_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "vm/objects/kinds.h"
#include "vm/objects/thread.h"

namespace gilbox {
namespace {

// Characters of East Asian width W and F in Unicode 14 (EastAsianWidth.txt), as unicodedata of Python 3.11
// has them: first, last.
constexpr char32_t kWide[][2] = {
    {0x378, 0x379},     {0x380, 0x383},     {0x38b, 0x38b},     {0x38d, 0x38d},     {0x3a2, 0x3a2},
    {0x530, 0x530},     {0x557, 0x558},     {0x58b, 0x58c},     {0x590, 0x590},     {0x5c8, 0x5cf},
    {0x5eb, 0x5ee},     {0x5f5, 0x5ff},     {0x70e, 0x70e},     {0x74b, 0x74c},     {0x7b2, 0x7bf},
    {0x7fb, 0x7fc},     {0x82e, 0x82f},     {0x83f, 0x83f},     {0x85c, 0x85d},     {0x85f, 0x85f},
    {0x86b, 0x86f},     {0x88f, 0x88f},     {0x892, 0x897},     {0x984, 0x984},     {0x98d, 0x98e},
    {0x991, 0x992},     {0x9a9, 0x9a9},     {0x9b1, 0x9b1},     {0x9b3, 0x9b5},     {0x9ba, 0x9bb},
    {0x9c5, 0x9c6},     {0x9c9, 0x9ca},     {0x9cf, 0x9d6},     {0x9d8, 0x9db},     {0x9de, 0x9de},
    {0x9e4, 0x9e5},     {0x9ff, 0xa00},     {0xa04, 0xa04},     {0xa0b, 0xa0e},     {0xa11, 0xa12},
    {0xa29, 0xa29},     {0xa31, 0xa31},     {0xa34, 0xa34},     {0xa37, 0xa37},     {0xa3a, 0xa3b},
    {0xa3d, 0xa3d},     {0xa43, 0xa46},     {0xa49, 0xa4a},     {0xa4e, 0xa50},     {0xa52, 0xa58},
    {0xa5d, 0xa5d},     {0xa5f, 0xa65},     {0xa77, 0xa80},     {0xa84, 0xa84},     {0xa8e, 0xa8e},
    {0xa92, 0xa92},     {0xaa9, 0xaa9},     {0xab1, 0xab1},     {0xab4, 0xab4},     {0xaba, 0xabb},
    {0xac6, 0xac6},     {0xaca, 0xaca},     {0xace, 0xacf},     {0xad1, 0xadf},     {0xae4, 0xae5},
    {0xaf2, 0xaf8},     {0xb00, 0xb00},     {0xb04, 0xb04},     {0xb0d, 0xb0e},     {0xb11, 0xb12},
    {0xb29, 0xb29},     {0xb31, 0xb31},     {0xb34, 0xb34},     {0xb3a, 0xb3b},     {0xb45, 0xb46},
    {0xb49, 0xb4a},     {0xb4e, 0xb54},     {0xb58, 0xb5b},     {0xb5e, 0xb5e},     {0xb64, 0xb65},
    {0xb78, 0xb81},     {0xb84, 0xb84},     {0xb8b, 0xb8d},     {0xb91, 0xb91},     {0xb96, 0xb98},
    {0xb9b, 0xb9b},     {0xb9d, 0xb9d},     {0xba0, 0xba2},     {0xba5, 0xba7},     {0xbab, 0xbad},
    {0xbba, 0xbbd},     {0xbc3, 0xbc5},     {0xbc9, 0xbc9},     {0xbce, 0xbcf},     {0xbd1, 0xbd6},
    {0xbd8, 0xbe5},     {0xbfb, 0xbff},     {0xc0d, 0xc0d},     {0xc11, 0xc11},     {0xc29, 0xc29},
    {0xc3a, 0xc3b},     {0xc45, 0xc45},     {0xc49, 0xc49},     {0xc4e, 0xc54},     {0xc57, 0xc57},
    {0xc5b, 0xc5c},     {0xc5e, 0xc5f},     {0xc64, 0xc65},     {0xc70, 0xc76},     {0xc8d, 0xc8d},
    {0xc91, 0xc91},     {0xca9, 0xca9},     {0xcb4, 0xcb4},     {0xcba, 0xcbb},     {0xcc5, 0xcc5},
    {0xcc9, 0xcc9},     {0xcce, 0xcd4},     {0xcd7, 0xcdc},     {0xcdf, 0xcdf},     {0xce4, 0xce5},
    {0xcf0, 0xcf0},     {0xcf3, 0xcff},     {0xd0d, 0xd0d},     {0xd11, 0xd11},     {0xd45, 0xd45},
    {0xd49, 0xd49},     {0xd50, 0xd53},     {0xd64, 0xd65},     {0xd80, 0xd80},     {0xd84, 0xd84},
    {0xd97, 0xd99},     {0xdb2, 0xdb2},     {0xdbc, 0xdbc},     {0xdbe, 0xdbf},     {0xdc7, 0xdc9},
    {0xdcb, 0xdce},     {0xdd5, 0xdd5},     {0xdd7, 0xdd7},     {0xde0, 0xde5},     {0xdf0, 0xdf1},
    {0xdf5, 0xe00},     {0xe3b, 0xe3e},     {0xe5c, 0xe80},     {0xe83, 0xe83},     {0xe85, 0xe85},
    {0xe8b, 0xe8b},     {0xea4, 0xea4},     {0xea6, 0xea6},     {0xebe, 0xebf},     {0xec5, 0xec5},
    {0xec7, 0xec7},     {0xece, 0xecf},     {0xeda, 0xedb},     {0xee0, 0xeff},     {0xf48, 0xf48},
    {0xf6d, 0xf70},     {0xf98, 0xf98},     {0xfbd, 0xfbd},     {0xfcd, 0xfcd},     {0xfdb, 0xfff},
    {0x10c6, 0x10c6},   {0x10c8, 0x10cc},   {0x10ce, 0x10cf},   {0x1100, 0x115f},   {0x1249, 0x1249},
    {0x124e, 0x124f},   {0x1257, 0x1257},   {0x1259, 0x1259},   {0x125e, 0x125f},   {0x1289, 0x1289},
    {0x128e, 0x128f},   {0x12b1, 0x12b1},   {0x12b6, 0x12b7},   {0x12bf, 0x12bf},   {0x12c1, 0x12c1},
    {0x12c6, 0x12c7},   {0x12d7, 0x12d7},   {0x1311, 0x1311},   {0x1316, 0x1317},   {0x135b, 0x135c},
    {0x137d, 0x137f},   {0x139a, 0x139f},   {0x13f6, 0x13f7},   {0x13fe, 0x13ff},   {0x169d, 0x169f},
    {0x16f9, 0x16ff},   {0x1716, 0x171e},   {0x1737, 0x173f},   {0x1754, 0x175f},   {0x176d, 0x176d},
    {0x1771, 0x1771},   {0x1774, 0x177f},   {0x17de, 0x17df},   {0x17ea, 0x17ef},   {0x17fa, 0x17ff},
    {0x181a, 0x181f},   {0x1879, 0x187f},   {0x18ab, 0x18af},   {0x18f6, 0x18ff},   {0x191f, 0x191f},
    {0x192c, 0x192f},   {0x193c, 0x193f},   {0x1941, 0x1943},   {0x196e, 0x196f},   {0x1975, 0x197f},
    {0x19ac, 0x19af},   {0x19ca, 0x19cf},   {0x19db, 0x19dd},   {0x1a1c, 0x1a1d},   {0x1a5f, 0x1a5f},
    {0x1a7d, 0x1a7e},   {0x1a8a, 0x1a8f},   {0x1a9a, 0x1a9f},   {0x1aae, 0x1aaf},   {0x1acf, 0x1aff},
    {0x1b4d, 0x1b4f},   {0x1b7f, 0x1b7f},   {0x1bf4, 0x1bfb},   {0x1c38, 0x1c3a},   {0x1c4a, 0x1c4c},
    {0x1c89, 0x1c8f},   {0x1cbb, 0x1cbc},   {0x1cc8, 0x1ccf},   {0x1cfb, 0x1cff},   {0x1f16, 0x1f17},
    {0x1f1e, 0x1f1f},   {0x1f46, 0x1f47},   {0x1f4e, 0x1f4f},   {0x1f58, 0x1f58},   {0x1f5a, 0x1f5a},
    {0x1f5c, 0x1f5c},   {0x1f5e, 0x1f5e},   {0x1f7e, 0x1f7f},   {0x1fb5, 0x1fb5},   {0x1fc5, 0x1fc5},
    {0x1fd4, 0x1fd5},   {0x1fdc, 0x1fdc},   {0x1ff0, 0x1ff1},   {0x1ff5, 0x1ff5},   {0x1fff, 0x1fff},
    {0x2065, 0x2065},   {0x2072, 0x2073},   {0x208f, 0x208f},   {0x209d, 0x209f},   {0x20c1, 0x20cf},
    {0x20f1, 0x20ff},   {0x218c, 0x218f},   {0x231a, 0x231b},   {0x2329, 0x232a},   {0x23e9, 0x23ec},
    {0x23f0, 0x23f0},   {0x23f3, 0x23f3},   {0x2427, 0x243f},   {0x244b, 0x245f},   {0x25fd, 0x25fe},
    {0x2614, 0x2615},   {0x2648, 0x2653},   {0x267f, 0x267f},   {0x2693, 0x2693},   {0x26a1, 0x26a1},
    {0x26aa, 0x26ab},   {0x26bd, 0x26be},   {0x26c4, 0x26c5},   {0x26ce, 0x26ce},   {0x26d4, 0x26d4},
    {0x26ea, 0x26ea},   {0x26f2, 0x26f3},   {0x26f5, 0x26f5},   {0x26fa, 0x26fa},   {0x26fd, 0x26fd},
    {0x2705, 0x2705},   {0x270a, 0x270b},   {0x2728, 0x2728},   {0x274c, 0x274c},   {0x274e, 0x274e},
    {0x2753, 0x2755},   {0x2757, 0x2757},   {0x2795, 0x2797},   {0x27b0, 0x27b0},   {0x27bf, 0x27bf},
    {0x2b1b, 0x2b1c},   {0x2b50, 0x2b50},   {0x2b55, 0x2b55},   {0x2b74, 0x2b75},   {0x2b96, 0x2b96},
    {0x2cf4, 0x2cf8},   {0x2d26, 0x2d26},   {0x2d28, 0x2d2c},   {0x2d2e, 0x2d2f},   {0x2d68, 0x2d6e},
    {0x2d71, 0x2d7e},   {0x2d97, 0x2d9f},   {0x2da7, 0x2da7},   {0x2daf, 0x2daf},   {0x2db7, 0x2db7},
    {0x2dbf, 0x2dbf},   {0x2dc7, 0x2dc7},   {0x2dcf, 0x2dcf},   {0x2dd7, 0x2dd7},   {0x2ddf, 0x2ddf},
    {0x2e5e, 0x303e},   {0x3040, 0x3247},   {0x3250, 0x4dbf},   {0x4e00, 0xa4cf},   {0xa62c, 0xa63f},
    {0xa6f8, 0xa6ff},   {0xa7cb, 0xa7cf},   {0xa7d2, 0xa7d2},   {0xa7d4, 0xa7d4},   {0xa7da, 0xa7f1},
    {0xa82d, 0xa82f},   {0xa83a, 0xa83f},   {0xa878, 0xa87f},   {0xa8c6, 0xa8cd},   {0xa8da, 0xa8df},
    {0xa954, 0xa95e},   {0xa960, 0xa97f},   {0xa9ce, 0xa9ce},   {0xa9da, 0xa9dd},   {0xa9ff, 0xa9ff},
    {0xaa37, 0xaa3f},   {0xaa4e, 0xaa4f},   {0xaa5a, 0xaa5b},   {0xaac3, 0xaada},   {0xaaf7, 0xab00},
    {0xab07, 0xab08},   {0xab0f, 0xab10},   {0xab17, 0xab1f},   {0xab27, 0xab27},   {0xab2f, 0xab2f},
    {0xab6c, 0xab6f},   {0xabee, 0xabef},   {0xabfa, 0xd7af},   {0xd7c7, 0xd7ca},   {0xd7fc, 0xd7ff},
    {0xf900, 0xfaff},   {0xfb07, 0xfb12},   {0xfb18, 0xfb1c},   {0xfb37, 0xfb37},   {0xfb3d, 0xfb3d},
    {0xfb3f, 0xfb3f},   {0xfb42, 0xfb42},   {0xfb45, 0xfb45},   {0xfbc3, 0xfbd2},   {0xfd90, 0xfd91},
    {0xfdc8, 0xfdce},   {0xfdd0, 0xfdef},   {0xfe10, 0xfe1f},   {0xfe30, 0xfe6f},   {0xfe75, 0xfe75},
    {0xfefd, 0xfefe},   {0xff00, 0xff60},   {0xffbf, 0xffc1},   {0xffc8, 0xffc9},   {0xffd0, 0xffd1},
    {0xffd8, 0xffd9},   {0xffdd, 0xffe7},   {0xffef, 0xfff8},   {0xfffe, 0xffff},   {0x1000c, 0x1000c},
    {0x10027, 0x10027}, {0x1003b, 0x1003b}, {0x1003e, 0x1003e}, {0x1004e, 0x1004f}, {0x1005e, 0x1007f},
    {0x100fb, 0x100ff}, {0x10103, 0x10106}, {0x10134, 0x10136}, {0x1018f, 0x1018f}, {0x1019d, 0x1019f},
    {0x101a1, 0x101cf}, {0x101fe, 0x1027f}, {0x1029d, 0x1029f}, {0x102d1, 0x102df}, {0x102fc, 0x102ff},
    {0x10324, 0x1032c}, {0x1034b, 0x1034f}, {0x1037b, 0x1037f}, {0x1039e, 0x1039e}, {0x103c4, 0x103c7},
    {0x103d6, 0x103ff}, {0x1049e, 0x1049f}, {0x104aa, 0x104af}, {0x104d4, 0x104d7}, {0x104fc, 0x104ff},
    {0x10528, 0x1052f}, {0x10564, 0x1056e}, {0x1057b, 0x1057b}, {0x1058b, 0x1058b}, {0x10593, 0x10593},
    {0x10596, 0x10596}, {0x105a2, 0x105a2}, {0x105b2, 0x105b2}, {0x105ba, 0x105ba}, {0x105bd, 0x105ff},
    {0x10737, 0x1073f}, {0x10756, 0x1075f}, {0x10768, 0x1077f}, {0x10786, 0x10786}, {0x107b1, 0x107b1},
    {0x107bb, 0x107ff}, {0x10806, 0x10807}, {0x10809, 0x10809}, {0x10836, 0x10836}, {0x10839, 0x1083b},
    {0x1083d, 0x1083e}, {0x10856, 0x10856}, {0x1089f, 0x108a6}, {0x108b0, 0x108df}, {0x108f3, 0x108f3},
    {0x108f6, 0x108fa}, {0x1091c, 0x1091e}, {0x1093a, 0x1093e}, {0x10940, 0x1097f}, {0x109b8, 0x109bb},
    {0x109d0, 0x109d1}, {0x10a04, 0x10a04}, {0x10a07, 0x10a0b}, {0x10a14, 0x10a14}, {0x10a18, 0x10a18},
    {0x10a36, 0x10a37}, {0x10a3b, 0x10a3e}, {0x10a49, 0x10a4f}, {0x10a59, 0x10a5f}, {0x10aa0, 0x10abf},
    {0x10ae7, 0x10aea}, {0x10af7, 0x10aff}, {0x10b36, 0x10b38}, {0x10b56, 0x10b57}, {0x10b73, 0x10b77},
    {0x10b92, 0x10b98}, {0x10b9d, 0x10ba8}, {0x10bb0, 0x10bff}, {0x10c49, 0x10c7f}, {0x10cb3, 0x10cbf},
    {0x10cf3, 0x10cf9}, {0x10d28, 0x10d2f}, {0x10d3a, 0x10e5f}, {0x10e7f, 0x10e7f}, {0x10eaa, 0x10eaa},
    {0x10eae, 0x10eaf}, {0x10eb2, 0x10eff}, {0x10f28, 0x10f2f}, {0x10f5a, 0x10f6f}, {0x10f8a, 0x10faf},
    {0x10fcc, 0x10fdf}, {0x10ff7, 0x10fff}, {0x1104e, 0x11051}, {0x11076, 0x1107e}, {0x110c3, 0x110cc},
    {0x110ce, 0x110cf}, {0x110e9, 0x110ef}, {0x110fa, 0x110ff}, {0x11135, 0x11135}, {0x11148, 0x1114f},
    {0x11177, 0x1117f}, {0x111e0, 0x111e0}, {0x111f5, 0x111ff}, {0x11212, 0x11212}, {0x1123f, 0x1127f},
    {0x11287, 0x11287}, {0x11289, 0x11289}, {0x1128e, 0x1128e}, {0x1129e, 0x1129e}, {0x112aa, 0x112af},
    {0x112eb, 0x112ef}, {0x112fa, 0x112ff}, {0x11304, 0x11304}, {0x1130d, 0x1130e}, {0x11311, 0x11312},
    {0x11329, 0x11329}, {0x11331, 0x11331}, {0x11334, 0x11334}, {0x1133a, 0x1133a}, {0x11345, 0x11346},
    {0x11349, 0x1134a}, {0x1134e, 0x1134f}, {0x11351, 0x11356}, {0x11358, 0x1135c}, {0x11364, 0x11365},
    {0x1136d, 0x1136f}, {0x11375, 0x113ff}, {0x1145c, 0x1145c}, {0x11462, 0x1147f}, {0x114c8, 0x114cf},
    {0x114da, 0x1157f}, {0x115b6, 0x115b7}, {0x115de, 0x115ff}, {0x11645, 0x1164f}, {0x1165a, 0x1165f},
    {0x1166d, 0x1167f}, {0x116ba, 0x116bf}, {0x116ca, 0x116ff}, {0x1171b, 0x1171c}, {0x1172c, 0x1172f},
    {0x11747, 0x117ff}, {0x1183c, 0x1189f}, {0x118f3, 0x118fe}, {0x11907, 0x11908}, {0x1190a, 0x1190b},
    {0x11914, 0x11914}, {0x11917, 0x11917}, {0x11936, 0x11936}, {0x11939, 0x1193a}, {0x11947, 0x1194f},
    {0x1195a, 0x1199f}, {0x119a8, 0x119a9}, {0x119d8, 0x119d9}, {0x119e5, 0x119ff}, {0x11a48, 0x11a4f},
    {0x11aa3, 0x11aaf}, {0x11af9, 0x11bff}, {0x11c09, 0x11c09}, {0x11c37, 0x11c37}, {0x11c46, 0x11c4f},
    {0x11c6d, 0x11c6f}, {0x11c90, 0x11c91}, {0x11ca8, 0x11ca8}, {0x11cb7, 0x11cff}, {0x11d07, 0x11d07},
    {0x11d0a, 0x11d0a}, {0x11d37, 0x11d39}, {0x11d3b, 0x11d3b}, {0x11d3e, 0x11d3e}, {0x11d48, 0x11d4f},
    {0x11d5a, 0x11d5f}, {0x11d66, 0x11d66}, {0x11d69, 0x11d69}, {0x11d8f, 0x11d8f}, {0x11d92, 0x11d92},
    {0x11d99, 0x11d9f}, {0x11daa, 0x11edf}, {0x11ef9, 0x11faf}, {0x11fb1, 0x11fbf}, {0x11ff2, 0x11ffe},
    {0x1239a, 0x123ff}, {0x1246f, 0x1246f}, {0x12475, 0x1247f}, {0x12544, 0x12f8f}, {0x12ff3, 0x12fff},
    {0x1342f, 0x1342f}, {0x13439, 0x143ff}, {0x14647, 0x167ff}, {0x16a39, 0x16a3f}, {0x16a5f, 0x16a5f},
    {0x16a6a, 0x16a6d}, {0x16abf, 0x16abf}, {0x16aca, 0x16acf}, {0x16aee, 0x16aef}, {0x16af6, 0x16aff},
    {0x16b46, 0x16b4f}, {0x16b5a, 0x16b5a}, {0x16b62, 0x16b62}, {0x16b78, 0x16b7c}, {0x16b90, 0x16e3f},
    {0x16e9b, 0x16eff}, {0x16f4b, 0x16f4e}, {0x16f88, 0x16f8e}, {0x16fa0, 0x1bbff}, {0x1bc6b, 0x1bc6f},
    {0x1bc7d, 0x1bc7f}, {0x1bc89, 0x1bc8f}, {0x1bc9a, 0x1bc9b}, {0x1bca4, 0x1ceff}, {0x1cf2e, 0x1cf2f},
    {0x1cf47, 0x1cf4f}, {0x1cfc4, 0x1cfff}, {0x1d0f6, 0x1d0ff}, {0x1d127, 0x1d128}, {0x1d1eb, 0x1d1ff},
    {0x1d246, 0x1d2df}, {0x1d2f4, 0x1d2ff}, {0x1d357, 0x1d35f}, {0x1d379, 0x1d3ff}, {0x1d455, 0x1d455},
    {0x1d49d, 0x1d49d}, {0x1d4a0, 0x1d4a1}, {0x1d4a3, 0x1d4a4}, {0x1d4a7, 0x1d4a8}, {0x1d4ad, 0x1d4ad},
    {0x1d4ba, 0x1d4ba}, {0x1d4bc, 0x1d4bc}, {0x1d4c4, 0x1d4c4}, {0x1d506, 0x1d506}, {0x1d50b, 0x1d50c},
    {0x1d515, 0x1d515}, {0x1d51d, 0x1d51d}, {0x1d53a, 0x1d53a}, {0x1d53f, 0x1d53f}, {0x1d545, 0x1d545},
    {0x1d547, 0x1d549}, {0x1d551, 0x1d551}, {0x1d6a6, 0x1d6a7}, {0x1d7cc, 0x1d7cd}, {0x1da8c, 0x1da9a},
    {0x1daa0, 0x1daa0}, {0x1dab0, 0x1deff}, {0x1df1f, 0x1dfff}, {0x1e007, 0x1e007}, {0x1e019, 0x1e01a},
    {0x1e022, 0x1e022}, {0x1e025, 0x1e025}, {0x1e02b, 0x1e0ff}, {0x1e12d, 0x1e12f}, {0x1e13e, 0x1e13f},
    {0x1e14a, 0x1e14d}, {0x1e150, 0x1e28f}, {0x1e2af, 0x1e2bf}, {0x1e2fa, 0x1e2fe}, {0x1e300, 0x1e7df},
    {0x1e7e7, 0x1e7e7}, {0x1e7ec, 0x1e7ec}, {0x1e7ef, 0x1e7ef}, {0x1e7ff, 0x1e7ff}, {0x1e8c5, 0x1e8c6},
    {0x1e8d7, 0x1e8ff}, {0x1e94c, 0x1e94f}, {0x1e95a, 0x1e95d}, {0x1e960, 0x1ec70}, {0x1ecb5, 0x1ed00},
    {0x1ed3e, 0x1edff}, {0x1ee04, 0x1ee04}, {0x1ee20, 0x1ee20}, {0x1ee23, 0x1ee23}, {0x1ee25, 0x1ee26},
    {0x1ee28, 0x1ee28}, {0x1ee33, 0x1ee33}, {0x1ee38, 0x1ee38}, {0x1ee3a, 0x1ee3a}, {0x1ee3c, 0x1ee41},
    {0x1ee43, 0x1ee46}, {0x1ee48, 0x1ee48}, {0x1ee4a, 0x1ee4a}, {0x1ee4c, 0x1ee4c}, {0x1ee50, 0x1ee50},
    {0x1ee53, 0x1ee53}, {0x1ee55, 0x1ee56}, {0x1ee58, 0x1ee58}, {0x1ee5a, 0x1ee5a}, {0x1ee5c, 0x1ee5c},
    {0x1ee5e, 0x1ee5e}, {0x1ee60, 0x1ee60}, {0x1ee63, 0x1ee63}, {0x1ee65, 0x1ee66}, {0x1ee6b, 0x1ee6b},
    {0x1ee73, 0x1ee73}, {0x1ee78, 0x1ee78}, {0x1ee7d, 0x1ee7d}, {0x1ee7f, 0x1ee7f}, {0x1ee8a, 0x1ee8a},
    {0x1ee9c, 0x1eea0}, {0x1eea4, 0x1eea4}, {0x1eeaa, 0x1eeaa}, {0x1eebc, 0x1eeef}, {0x1eef2, 0x1efff},
    {0x1f004, 0x1f004}, {0x1f02c, 0x1f02f}, {0x1f094, 0x1f09f}, {0x1f0af, 0x1f0b0}, {0x1f0c0, 0x1f0c0},
    {0x1f0cf, 0x1f0d0}, {0x1f0f6, 0x1f0ff}, {0x1f18e, 0x1f18e}, {0x1f191, 0x1f19a}, {0x1f1ae, 0x1f1e5},
    {0x1f200, 0x1f320}, {0x1f32d, 0x1f335}, {0x1f337, 0x1f37c}, {0x1f37e, 0x1f393}, {0x1f3a0, 0x1f3ca},
    {0x1f3cf, 0x1f3d3}, {0x1f3e0, 0x1f3f0}, {0x1f3f4, 0x1f3f4}, {0x1f3f8, 0x1f43e}, {0x1f440, 0x1f440},
    {0x1f442, 0x1f4fc}, {0x1f4ff, 0x1f53d}, {0x1f54b, 0x1f54e}, {0x1f550, 0x1f567}, {0x1f57a, 0x1f57a},
    {0x1f595, 0x1f596}, {0x1f5a4, 0x1f5a4}, {0x1f5fb, 0x1f64f}, {0x1f680, 0x1f6c5}, {0x1f6cc, 0x1f6cc},
    {0x1f6d0, 0x1f6d2}, {0x1f6d5, 0x1f6df}, {0x1f6eb, 0x1f6ef}, {0x1f6f4, 0x1f6ff}, {0x1f774, 0x1f77f},
    {0x1f7d9, 0x1f7ff}, {0x1f80c, 0x1f80f}, {0x1f848, 0x1f84f}, {0x1f85a, 0x1f85f}, {0x1f888, 0x1f88f},
    {0x1f8ae, 0x1f8af}, {0x1f8b2, 0x1f8ff}, {0x1f90c, 0x1f93a}, {0x1f93c, 0x1f945}, {0x1f947, 0x1f9ff},
    {0x1fa54, 0x1fa5f}, {0x1fa6e, 0x1faff}, {0x1fb93, 0x1fb93}, {0x1fbcb, 0x1fbef}, {0x1fbfa, 0xe0000},
    {0xe0002, 0xe001f}, {0xe0080, 0xe00ff}, {0xe01f0, 0xeffff}, {0xffffe, 0xfffff}, {0x10fffe, 0x10ffff}};

bool is_wide(char32_t c) {
  const auto* place = std::partition_point(std::begin(kWide), std::end(kWide),
                                           [c](const char32_t(&range)[2]) { return range[1] < c; });
  return place != std::end(kWide) && (*place)[0] <= c;
}

constexpr size_t kShownRepeats = 3;  // equal entries shown before they are counted
constexpr size_t kMostLines = 1000;  // PyTraceBack_LIMIT: of longer tracebacks the last ones are shown

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\f';
}

// Lines end as the universal newlines of Python do.
std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  while (!text.empty()) {
    const size_t end = std::min(text.find_first_of("\r\n"), text.size());
    lines.emplace_back(text.substr(0, end));
    const bool two = text.substr(end, 2) == "\r\n";
    text.remove_prefix(std::min(end + (two ? 2 : 1), text.size()));
  }
  return lines;
}

// Characters in the first `bytes` bytes of UTF-8.
size_t count_characters(std::string_view text, size_t bytes) {
  text = text.substr(0, bytes);
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xc0) != 0x80; }));
}

// Terminal columns that the first `count` characters take: CPython counts wide East Asian ones twice.
size_t display_width(std::string_view text, size_t count) {
  size_t width = 0;
  for (size_t i = 0; i < text.size() && count > 0; --count) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const size_t bytes = lead < 0x80 ? 1 : (lead < 0xe0 ? 2 : (lead < 0xf0 ? 3 : 4));
    char32_t c = bytes == 1 ? lead : lead & (0x7fU >> bytes);
    for (size_t k = 1; k < bytes && i + k < text.size(); ++k) {
      c = (c << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3f);
    }
    width += is_wide(c) ? 2 : 1;
    i += bytes;
  }
  return width + count;
}

std::string repeated_line(size_t times) {
  return fmt::format("  [Previous line repeated {} more time{}]\n", times, times > 1 ? "s" : "");
}

// A token of an expression outside brackets; a whole bracket is one token.
struct Token {
  enum Kind : uint8_t { kOperand, kBracket, kOperator, kKeyword } kind;
  size_t begin;
  size_t end;
};

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         (c & 0x80) != 0;
}

// The end of the string literal whose quote stands at `i`.
size_t string_end(std::string_view text, size_t i) {
  const std::string_view triple = text.substr(i, 3);
  const bool three = triple == "\"\"\"" || triple == "'''";
  const std::string_view quote = text.substr(i, three ? 3 : 1);
  for (i += quote.size(); i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text.substr(i, quote.size()) == quote) {
      return i + quote.size();
    }
  }
  return text.size();
}

// The index behind the bracket that opens at `i`.
size_t bracket_end(std::string_view text, size_t i) {
  int depth = 0;
  while (i < text.size()) {
    const char c = text[i];
    if (c == '"' || c == '\'') {
      i = string_end(text, i);
      continue;
    }
    ++i;
    if (c == '(' || c == '[' || c == '{') ++depth;
    if ((c == ')' || c == ']' || c == '}') && --depth == 0) return i;
  }
  return text.size();
}

size_t word_end(std::string_view text, size_t i) {
  const bool number = text[i] == '.' || (text[i] >= '0' && text[i] <= '9');
  const bool radix =
      text.size() > i + 1 && text[i] == '0' && std::string_view("xXbBoO").find(text[i + 1]) != text.npos;
  size_t end = i;
  while (end < text.size()) {
    const char c = text[end];
    const bool sign = number && !radix && end > i && (c == '+' || c == '-') &&
                      (text[end - 1] == 'e' || text[end - 1] == 'E');
    if (!is_word(c) && !sign && !(number && c == '.')) break;
    ++end;
  }
  return end;
}

bool is_keyword(std::string_view word) {
  static constexpr std::string_view kWords[] = {
      "and",    "as",   "assert", "async",  "await",  "break",   "class",    "continue",
      "def",    "del",  "elif",   "else",   "except", "finally", "for",      "from",
      "global", "if",   "import", "in",     "is",     "lambda",  "nonlocal", "not",
      "or",     "pass", "raise",  "return", "try",    "while",   "with",     "yield"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

size_t operator_end(std::string_view text, size_t i) {
  static constexpr std::string_view kLong[] = {"**", "//", "<<", ">>", "<=", ">=", "==", "!=", ":=", "->"};
  return i + (std::find(std::begin(kLong), std::end(kLong), text.substr(i, 2)) != std::end(kLong) ? 2 : 1);
}

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  size_t i = 0;
  while (i < text.size()) {
    const char c = text[i];
    if (is_blank(c)) {
      ++i;
      continue;
    }
    Token token{Token::kOperand, i, 0};
    const bool digit_follows = i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9';
    if (c == '"' || c == '\'') {
      token.end = string_end(text, i);
    } else if (c == '(' || c == '[' || c == '{') {
      token = {Token::kBracket, i, bracket_end(text, i)};
    } else if (is_word(c) || (c == '.' && digit_follows)) {
      token.end = word_end(text, i);
      if (is_keyword(text.substr(i, token.end - i))) token.kind = Token::kKeyword;
    } else {
      token = {Token::kOperator, i, operator_end(text, i)};
    }
    i = token.end;
    tokens.push_back(token);
  }
  return tokens;
}

// How strongly a binary operator binds; 0: no arithmetic operator.
int precedence(std::string_view symbol) {
  if (symbol == "|") return 1;
  if (symbol == "^") return 2;
  if (symbol == "&") return 3;
  if (symbol == "<<" || symbol == ">>") return 4;
  if (symbol == "+" || symbol == "-") return 5;
  if (symbol == "*" || symbol == "/" || symbol == "//" || symbol == "%" || symbol == "@") return 6;
  return symbol == "**" ? 8 : 0;
}
constexpr int kUnaryPrecedence = 7;

// Is the text "(...)" one expression in parentheses, and no tuple?
bool is_grouping(std::string_view text) {
  const std::vector<Token> inner = tokens_of(text.substr(1, text.size() - 2));
  const auto is_comma = [&](const Token& token) { return text[1 + token.begin] == ','; };
  const auto is_for = [&](const Token& token) {
    return token.kind == Token::kKeyword && text.substr(1 + token.begin, token.end - token.begin) == "for";
  };
  return !inner.empty() && std::none_of(inner.begin(), inner.end(), is_comma) &&
         std::none_of(inner.begin(), inner.end(), is_for);
}

// Where the left side of an operator ends for CPython, which leaves the parentheses around it out.
size_t end_of_left(std::string_view text, const std::vector<Token>& tokens, const Token* symbol) {
  const Token& first = tokens.front();
  size_t begin = first.begin;
  size_t end = (symbol - 1)->end;
  if (symbol != &first + 1) return end;
  while (text[begin] == '(' && bracket_end(text, begin) == end &&
         is_grouping(text.substr(begin, end - begin))) {
    begin = text.find_first_not_of(" \t", begin + 1);
    end = text.find_last_not_of(" \t", end - 2) + 1;
  }
  return end;
}

// Has the operator a second character? A parenthesis right behind it counts if all of the right side stands
// in it.
bool has_second_character(std::string_view text, size_t symbol, const Token* right) {
  const size_t next = symbol + 1;
  if (next >= text.size() || is_blank(text[next])) return false;
  return right == nullptr || next < right->begin ||
         (text[next] == '(' && right->end == text.size() &&
          is_grouping(text.substr(right->begin, right->end - right->begin)));
}

// The module traceback begins behind the left side, skips what is no operator, and counts bytes as
// characters.
Anchors anchors_of_library(std::string_view text, size_t left_end, const Token* right) {
  const size_t symbol = std::min(text.find_first_not_of(" \t", left_end), text.size());
  const size_t width = has_second_character(text, symbol, right) ? 2 : 1;
  std::string characters;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) characters += c;
  }
  size_t begin = symbol;
  while (begin < characters.size() && (is_blank(characters[begin]) || characters[begin] == ')')) ++begin;
  return {std::min(begin, text.size()), std::min(begin + width, text.size())};
}

}  // namespace

Anchors find_anchors(std::string_view expression, bool as_library) {
  const std::vector<Token> tokens = tokens_of(expression);
  const Token* best = nullptr;
  int weakest = kUnaryPrecedence + 2;
  bool operand_before = false;
  bool starts_unary = false;
  for (const Token& token : tokens) {
    if (token.kind == Token::kKeyword) return {};
    if (token.kind != Token::kOperator) {
      operand_before = true;
      continue;
    }
    const std::string_view symbol = expression.substr(token.begin, token.end - token.begin);
    if (symbol == ".") {
      continue;
    }
    if (!operand_before) {
      if (symbol != "-" && symbol != "+" && symbol != "~") return {};
      starts_unary = starts_unary || &token == tokens.data();
      continue;
    }
    const int level = precedence(symbol);
    if (level == 0) return {};  // a comparison, a tuple, an assignment
    // The weakest operator is the outermost; of equal ones the last, but of powers the first.
    if (level < weakest || (level == weakest && symbol != "**")) {
      weakest = level;
      best = &token;
    }
    operand_before = false;
  }
  if (starts_unary && weakest > kUnaryPrecedence) return {};
  if (best != nullptr) {
    const Token* right = best + 1 < tokens.data() + tokens.size() ? best + 1 : nullptr;
    if (as_library) return anchors_of_library(expression, end_of_left(expression, tokens, best), right);
    const bool two = has_second_character(expression, best->begin, right);
    return {best->begin, best->begin + (two ? 2 : 1)};
  }
  if (tokens.size() < 2 || tokens.back().kind != Token::kBracket || expression[tokens.back().begin] != '[')
    return {};
  return {tokens.back().begin, tokens.back().end};
}

std::string caret_line(std::string_view line, const Position& at, bool as_library) {
  if (at.line == 0 || at.end_line == 0) return {};
  const size_t indent = std::min(line.find_first_not_of(" \t\f"), line.size());
  const size_t length = count_characters(line, line.size());
  const size_t begin = count_characters(line, at.col);
  size_t end = count_characters(line, at.end_col);
  size_t primary_begin = begin;
  size_t primary_end = end;
  bool anchored = false;
  if (at.line == at.end_line) {
    if (at.col >= at.end_col || at.end_col > line.size()) return {};
    const Anchors anchors = find_anchors(line.substr(at.col, at.end_col - at.col), as_library);
    anchored = anchors.begin < anchors.end;
    if (anchored) {
      primary_begin = count_characters(line, at.col + anchors.begin);
      primary_end = count_characters(line, at.col + anchors.end);
    }
  } else {
    // To the last character that is no blank; CPython looks at bytes from the place that has the number of
    // the last character.
    end = length;
    while (end > 0 && is_blank(line[end - 1])) --end;
    primary_end = end;
  }
  if (end - begin == length - indent && !anchored) return {};
  const size_t first = std::max(display_width(line, begin), indent);
  const size_t last = display_width(line, end);
  const size_t mark_begin = display_width(line, primary_begin);
  const size_t mark_end = display_width(line, primary_end);
  std::string out(first - indent, ' ');
  for (size_t i = first; i < last; ++i) out += i >= mark_begin && i < mark_end ? '^' : '~';
  return out;
}

const std::string* TracebackPrinter::source_line(const std::string& filename, uint32_t number) {
  auto [place, added] = files_.try_emplace(filename);
  std::vector<std::string>& lines = place->second;
  if (added) {
    static constexpr std::string_view kLibrary = "<gilbox>/";
    if (filename.starts_with(kLibrary)) {
      // The library's modules are in no file: <gilbox>/threading.py, <gilbox>/collections/__init__.py.
      std::string name = filename.substr(kLibrary.size(), filename.rfind(".py") - kLibrary.size());
      std::replace(name.begin(), name.end(), '/', '.');
      for (const auto& [module, text] : machine_.library) {
        if (module == name || module + ".__init__" == name) lines = split_lines(text);
      }
    } else if (std::ifstream in(filename, std::ios::binary); in) {
      std::ostringstream text;
      text << in.rdbuf();
      lines = split_lines(text.str());
    }
  }
  return number >= 1 && number <= lines.size() ? &lines[number - 1] : nullptr;
}

void TracebackPrinter::add_entry(const Traceback* entry, std::string* out) {
  const CodeObject& code = *entry->code->code;
  const Position& at = code.positions[entry->word];
  *out += fmt::format("  File \"{}\", line {}, in {}\n", code.filename,
                      at.line == 0 ? code.first_line : at.line, code.name);
  const std::string* line = source_line(code.filename, at.line);
  if (line == nullptr) return;
  const size_t indent = line->find_first_not_of(" \t\f");
  if (indent == std::string::npos) return;
  const size_t end = as_library_ ? line->find_last_not_of(" \t\f\r") + 1 : line->size();
  *out += "    " + line->substr(indent, end - indent) + "\n";
  std::string carets = caret_line(std::string_view(*line).substr(0, end), at, as_library_);
  // The library counts white space at the end of a line as if it stood at its beginning.
  carets.erase(0, std::min(line->size() - end, std::min(carets.find_first_not_of(' '), carets.size())));
  if (!carets.empty()) *out += "    " + carets + "\n";
}

void TracebackPrinter::print(Value first, std::string* out) {
  if (!is_kind(first, Kind::kTraceback)) return;
  *out += "Traceback (most recent call last):\n";
  std::vector<const Traceback*> entries;  // all reachable from the exception
  for (Value v = first; is_kind(v, Kind::kTraceback);) {
    const auto* entry = static_cast<const Traceback*>(v.as_object());
    entries.push_back(entry);
    v = entry->next.load();
  }
  const Traceback* last = nullptr;
  size_t equal = 0;
  for (size_t i = entries.size() > kMostLines ? entries.size() - kMostLines : 0; i < entries.size(); ++i) {
    const Traceback* entry = entries[i];
    const bool same =
        last != nullptr && last->code->code->filename == entry->code->code->filename &&
        last->code->code->name == entry->code->code->name &&
        last->code->code->positions[last->word].line == entry->code->code->positions[entry->word].line;
    if (!same) {
      if (equal > kShownRepeats) *out += repeated_line(equal - kShownRepeats);
      equal = 0;
      last = entry;
    }
    if (++equal <= kShownRepeats) add_entry(entry, out);
  }
  if (equal > kShownRepeats) *out += repeated_line(equal - kShownRepeats);
}

}  // namespace gilbox
