package text

// countryOf is the ISO 3166-1 code of the country to which a number belongs,
// without its plus sign, "" if its country code is unknown.
func countryOf(digits string) string {
	if len(digits) > 3 && digits[0] == '1' {
		return northAmerican(digits[1:4])
	}
	for n := min(3, len(digits)); n > 0; n-- {
		if iso := countryOfCode(digits[:n]); iso != "" {
			return iso
		}
	}
	return ""
}

// northAmerican tells the countries of the North American plan apart by area
// code; what is not listed is the United States.
func northAmerican(area string) string {
	switch area {
	case "204", "226", "236", "249", "250", "257", "263", "289", "306", "343", "354", "365", "367", "368", "382", "403", "416", "418",
		"428", "431", "437", "438", "450", "468", "474", "506", "514", "519", "548", "579", "581", "584", "587", "604", "613", "639", "647",
		"672", "683", "705", "709", "742", "753", "778", "780", "782", "807", "819", "825", "867", "873", "879", "902", "905", "942":
		return "CA"
	case "876", "658":
		return "JM"
	case "809", "829", "849":
		return "DO"
	case "242":
		return "BS"
	case "246":
		return "BB"
	case "868":
		return "TT"
	}
	return "US"
}

// countryOfCode is the country of an E.164 country code. Codes that several
// countries share stand for the largest.
func countryOfCode(code string) string {
	switch code {
	case "7":
		return "RU"
	case "20":
		return "EG"
	case "27":
		return "ZA"
	case "30":
		return "GR"
	case "31":
		return "NL"
	case "32":
		return "BE"
	case "33":
		return "FR"
	case "34":
		return "ES"
	case "36":
		return "HU"
	case "39":
		return "IT"
	case "40":
		return "RO"
	case "41":
		return "CH"
	case "43":
		return "AT"
	case "44":
		return "GB"
	case "45":
		return "DK"
	case "46":
		return "SE"
	case "47":
		return "NO"
	case "48":
		return "PL"
	case "49":
		return "DE"
	case "51":
		return "PE"
	case "52":
		return "MX"
	case "53":
		return "CU"
	case "54":
		return "AR"
	case "55":
		return "BR"
	case "56":
		return "CL"
	case "57":
		return "CO"
	case "58":
		return "VE"
	case "60":
		return "MY"
	case "61":
		return "AU"
	case "62":
		return "ID"
	case "63":
		return "PH"
	case "64":
		return "NZ"
	case "65":
		return "SG"
	case "66":
		return "TH"
	case "81":
		return "JP"
	case "82":
		return "KR"
	case "84":
		return "VN"
	case "86":
		return "CN"
	case "90":
		return "TR"
	case "91":
		return "IN"
	case "92":
		return "PK"
	case "93":
		return "AF"
	case "94":
		return "LK"
	case "95":
		return "MM"
	case "98":
		return "IR"
	}
	return smallCountryOfCode(code)
}

// smallCountryOfCode goes on with the codes of three digits.
func smallCountryOfCode(code string) string {
	const table = "211SS212MA213DZ216TN218LY220GM221SN222MR223ML224GN225CI226BF227NE228TG229BJ" +
		"230MU231LR232SL233GH234NG235TD236CF237CM238CV239ST240GQ241GA242CG243CD244AO245GW248SC249SD" +
		"250RW251ET252SO253DJ254KE255TZ256UG257BI258MZ260ZM261MG262RE263ZW264NA265MW266LS267BW268SZ269KM" +
		"290SH291ER297AW298FO299GL350GI351PT352LU353IE354IS355AL356MT357CY358FI359BG370LT371LV372EE373MD" +
		"374AM375BY376AD377MC378SM380UA381RS382ME383XK385HR386SI387BA389MK420CZ421SK423LI500FK501BZ502GT" +
		"503SV504HN505NI506CR507PA508PM509HT590GP591BO592GY593EC594GF595PY596MQ597SR598UY599CW670TL672NF" +
		"673BN674NR675PG676TO677SB678VU679FJ680PW681WF682CK683NU685WS686KI687NC688TV689PF690TK691FM692MH" +
		"850KP852HK853MO855KH856LA880BD886TW960MV961LB962JO963SY964IQ965KW966SA967YE968OM970PS971AE972IL" +
		"973BH974QA975BT976MN977NP992TJ993TM994AZ995GE996KG998UZ"
	if len(code) != 3 {
		return ""
	}
	for i := 0; i+5 <= len(table); i += 5 {
		if table[i:i+3] == code {
			return table[i+3 : i+5]
		}
	}
	return ""
}

// callingCode is the E.164 country code of a country, "" if unknown. It lists
// where the checker's languages are spoken.
func callingCode(country string) string {
	switch country {
	case "US", "CA":
		return "1"
	case "IT":
		return "39"
	case "GB":
		return "44"
	case "DE":
		return "49"
	case "FR":
		return "33"
	case "ES":
		return "34"
	case "PT":
		return "351"
	case "BR":
		return "55"
	case "NL":
		return "31"
	case "BE":
		return "32"
	case "AT":
		return "43"
	case "CH":
		return "41"
	case "IE":
		return "353"
	case "AU":
		return "61"
	case "NZ":
		return "64"
	case "IN":
		return "91"
	case "PL":
		return "48"
	case "SE":
		return "46"
	case "DK":
		return "45"
	case "RO":
		return "40"
	case "TR":
		return "90"
	case "MX":
		return "52"
	}
	return ""
}
