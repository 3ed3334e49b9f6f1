package link

// bigrams holds, for each letter (the first row for the beginning of a word), the
// cost of the 26 letters and the end of the word after it: minus the binary
// logarithm of the probability, in eighths of a bit, plus 33. The probabilities
// are means over the words of English, Dutch, French, German, Italian, Portuguese
// and Spanish, without accents, each language with the same weight and each word
// once; 0.0005 was added to each.
const bigrams = "" +
	";D>?AHGKGYPJDPM@`A=EPHRrjUy" + // ^
	"QKEChRK\\Ea[?A;`Ld8<>LHjj`Y<" + // a
	"5Di`2h]f:bi>gg:nw:LYBhhyaca" + // b
	"5vIp=xw2;yJMqp4wfFaHFtylbv_" + // c
	"9afV-k^c7djYbe9htGKdG`bscm>" + // d
	"ORJJNVN]FaYCD6]Sf49FVT`YiP;" + // e
	"9_pX7?Wd4kc@ff:fx=MFAecyd_P" + // f
	":ar_0lKN>ndG]IBix=CT@ihydj<" + // g
	"4_rk1gak9udISN:lvFJ@DoVyUfM" + // h
	"?U@I<OGogR]CH7BT]H:@`MthwLB" + // i
	"2bqH1MZgJyBZ^H:ZyoIY:SgyySQ" + // j
	"<Ugb2`[T@YIA]L<\\uD@?G^Ru\\_?" + // k
	"5XWN5ZXS5n];U]=ZniKGGYjmRaG" + // l
	"6Ed`5ifj:xjdCb4?wkP\\Ilksfm<" + // m
	">\\E;=Q>WBbT_cJCdb^>6TVdrkU;" + // n
	"YQJONULaTd]AE5LJd9=GFR^eb`5" + // o
	"6fjk5VhM;il@ki:Dy7NLDinyenT" + // p
	"ovxyyyyylyxpxxvyvxnv!ytyyym" + // q
	"4RRJ3\\Q`9mVWNO=ZiJFFKYawb^?" + // r
	"BYAd;Z[VAl^WS`HHbe<8L]bybj/" + // s
	"8`dl0haR7^h[dh?gx=IHGe_y\\Z;" + // t
	"DHDI?KJ[>a[>D;YLi9<@[ZX`kWU" + // u
	"0vvs-wvw5wwVwv8uyPftUXwyoxa" + // v
	"2[hW.hhN4n`VeP=byQK]KjiygoO" + // w
	":j@l<clP6veWeoE8knO:KNgERk=" + // x
	">UIOAaWcLpaIHGGFuM4PPj[fsf/" + // y
	"1ber6kbj9vl_dc?inp`S=mOyeA5" // z
