package check

// keywordLists are the words of each group, in lower case and in the languages
// of the checker; "=" stands before whole words.
func keywordLists() [groups][]string {
	return [groups][]string{
		groupReminder: {
			"appointment", "reservation", "=your table", "=rx", "prescription", "=reminder", "=vaccination", "=vaccine", "flu jab", "check-up",
			"ready for pickup", "ready for pick up", "ready to pick up", "ready to collect", "ready for collection", "is ready for you", "is confirmed for",
			"appuntamento", "promemoria", "prenotazione", "le ricordiamo", "vaccino", "=è pronto", "=è pronta", "in consegna oggi",
			"=termin", "=ihr termin", "erinnerung", "abholbereit", "=abholung", "=impfung",
			"rendez-vous", "rappel :", "rappel:", "=rappel", "=est prête", "=est prêt",
			"=cita", "recordatorio", "=reserva", "está listo", "le recuerda", "vacuna",
			"=consulta", "lembrete", "está pronto", "está pronta",
			"=afspraak", "herinnering", "ligt klaar", "staat klaar", "=controle",
		},
		groupSales: {
			"offer", "=tone", "=tones", "tariff", "=mins", "=txts", "=texts", "=sale", "% off", "=shop", "per week", "/wk", "per wk", "/min", "=chat",
			"=games", "video", "order now", "discount", "=deal", "=deals", "camera phone", "=logo", "=logos", "polyphonic", "singles", "=gay", "=sex", "dating",
			"=win", "=quiz", "clearance", "=from only", "=membership", "=quote", "=apr", "half price", "1/2 price", "=free entry", "=wkly", "weekly", "=comp",
			"=voucher", "=vouchers", "ringtone", "=tones", "=polys", "=mono", "handset", "=mobiles", "line rental", "linerental", "=auction", "=bid",
			"=club", "=download", "wallpaper", "=custcare", "=helpline", "customer care", "=16+", "=18+", "over 18", "=ts&cs", "t&c", "=admission",
			"=register", "=homeowners", "=loans", "=tenants", "=launches", "=launched", "=possession", "=flats", "=plot", "=sqft", "=psf", "=lac",
			"sconto", "=saldi", "offerta", "=iscriviti", "=gratis", "rabatt", "=angebot", "=remise", "=soldes", "=offert", "descuento", "=oferta",
			"desconto", "=promoção", "korting", "aanbieding", "=limited seats", "per min", "=loan", "free quote", "=approval", "representative", "=rates", "=live", "=emi", "=bhk", "=lacs", "=lakh",
		},
		groupPremium: {
			"ppm", "p/min", "p per min", "p/msg", "p per msg", "p/text", "p pmsg", "pmsg", "per wk", "/wk", "per week", "p a min", "p min", "p/m",
			"t&c", "ts&c", "t's&c", "bt-national", "national rate", "std txt rate", "stdtxtrate", "p/txt", "p per text", "/msg",
		},
		groupCode: {
			"code", "=otp", "passcode", "one-time", "one time", "=pin", "=tan", "codice", "código", "codigo", "=kod", "код", "Код",
		},
		groupOptOut: {
			"stop to", "text stop", "txt stop", "send stop", "reply stop", "stop=end", "stop 2 end", "stop2stop", "opt out", "optout", "opt-out",
			"stop al", "invia stop", "rispondi stop", "stop an", "stop au", "stop sms", "=stop naar", "stop para", "reply end to", "stop2end",
		},
		groupKin: {
			"=mum", "=mom", "=mummy", "=mommy", "=mam", "=dad", "=daddy", "=nan", "=nana", "=grandma", "=grandpa", "=granny", "=auntie", "=mama", "=papa",
			"=mamma", "=papà", "=nonna", "=nonno", "=zia", "=oma", "=opa", "=mutti", "=papi", "=maman", "=mamie", "=papy", "=mamá", "=papá", "=mami",
			"=abuela", "=abuelo", "=mãe", "=pai", "=avó", "=vó", "=vovó", "=pap", "=mams",
		},
		groupMoney: {
			"=pay", "=transfer", "=lend", "send money", "=wire", "=bill", "=rent", "=bail", "=borrow",
			"=bonifico", "=pagare", "=prestarmi", "=soldi", "=ricarica", "überweis", "=bezahlen", "=auslegen", "vorstrecken", "=kaution", "=geld",
			"=virement", "=payer", "=avancer", "=argent", "=caution", "=bizum", "transferencia", "=pagar", "=fianza", "=dinero", "=ingreso",
			"=pix", "transferência", "=boleto", "=pague", "=fiança", "=dinheiro", "overmaken", "=betalen", "voorschieten", "=borg",
		},
		groupPhone: {
			"=phone", "=mobile", "=number", "=cell", "=fone", "telefono", "cellulare", "=numero", "=handy", "telefon", "=nummer", "téléphone", "=tel",
			"portable", "numéro", "=móvil", "=cel", "=celular", "teléfono", "=número", "telemóvel", "telefone", "telefoon", "mobieltje",
			"mates phone", "amico", "compañero", "een vriend", "un ami", "bankapp", "=banking", "bank app", "=banca", "appli bancaire",
		},
		groupWork: {
			"=job", "=jobs", "=role", "=assistant", "=hiring", "recruit", "=cv", "=resume", "part-time", "part time", "home based", "from home", "=remote", "remote work",
			"=vacancy", "product test", "=reviewers", "lavoro", "collaborator", "da casa", "curriculum", "recensi", "nebenjob", "homeoffice", "mitarbeiter", "heimarbeit",
			"=emploi", "travail", "mission", "à distance", "à domicile", "=trabajo", "=empleo", "=likes", "desde casa", "me gusta", "supervisora",
			"trabalho", "=vaga", "=vagas", "renda extra", "avalie", "curta", "bijverdien", "thuiswerk", "bijbaan", "=like", "bewert", "hotels",
		},
		groupPer: {
			"a day", "per day", "=daily", "/day", "weekly", "per week", "an hour", "per hour", "al giorno", "giornalier", "a settimana", "täglich", "am tag", "pro tag",
			"pro woche", "par jour", "chaque jour", "chaque soir", "par semaine", "diarios", "al día", "por día", "a la semana", "por dia", "ao dia", "diários", "por semana",
			"per dag", "dagelijks", "per week", "each video", "por cada", "for each",
		},
		groupMessenger: {"whatsapp", "telegram", "=zap", "=signal", "wechat"},
		groupCoin: {
			"bitcoin", "=btc", "crypto", "krypto", "cripto", "forex", "trading", "=invest", "invested", "investi", "invertí", "=usdt", "=eth", "börse", "aktien", "stocks", "=shares",
		},
		groupGain: {
			"=made", "=earned", "took out", "=profit", "=profits", "withdrew", "doubled", "double my", "verdient", "gewinn", "=gewann", "guadagn", "incassato", "raddopp",
			"gané", "retiré", "=ganar", "duplic", "ganhei", "=lucro", "gagné", "doublé", "verdiend", "winst", "rendite",
		},
		groupGuide: {
			"mentor", "platform", "=broker", "=group", "ask me", "professor", "=gruppe", "=gruppo", "=groupe", "=grupo", "=groep", "=link", "kontakt", "contatto", "consulente",
			"asesora", "asesor", "contato", "=contact", "contact me", "message her", "message him", "mentore", "=coach",
		},
		groupVoucher: {
			"gift card", "voucher", "=steam", "razer", "itunes", "google play", "apple card", "=buoni", "carte regalo", "=gutscheine", "gutscheinkarten", "=karten", "=cartes",
			"coupons", "transcash", "tarjetas", "cartões", "cadeaukaart", "giftcard", "paysafe",
		},
		groupSendMe: {
			"send it", "send me", "send that", "send the code", "send us", "forward it", "text me the", "=mandami", "mi mandi", "girare", "inviami", "schick mir", "=schick", "weiterleiten",
			"envoie", "transmettre", "mándame", "envíame", "reenvi", "=manda", "me enviar", "stuur me", "doorsturen", "stuur",
		},
		groupWillGet: {
			"get a code", "receive a code", "sent a code", "by mistake", "by accident", "by text", "accidentally", "per sbaglio", "per errore", "riceverai", "ti arriva", "bekommst", "aus versehen",
			"versehentlich", "vas recevoir", "par erreur", "te llegará", "por error", "vai receber", "sem querer", "krijg je", "per ongeluk", "=sms",
		},
		groupAnswer: {"reply", "respon", "answer", "=text", "rispond", "antwort", "répond", "antwoord"},
		groupDoor: {
			"=door", "=gate", "=garage", "=locker", "=alarm", "=wifi", "=wi-fi", "=lockbox", "=intercom", "door code",
			"=porta", "=portone", "=cancello", "=allarme", "=cassetta", "haustür", "=tür", "=tor", "=garagentor", "schlüsselbox", "=wlan",
			"=porte", "=portail", "digicode", "=alarme", "=puerta", "=alarma", "=garaje", "=portão", "=prédio", "=deur", "=voordeur", "=poort",
			"=kluisje", "fietsenstalling",
		},
		groupFraud: {
			"secur", "verif", "confirm", "login", "signin", "account", "unlock", "update", "alert", "refund", "rebate", "claim", "redeem", "reward",
			"prize", "bonus", "winner", "payment", "billing", "invoice", "toll", "penalty", "ticketoffice", "customs", "deliver", "parcel", "package",
			"tracking", "redeliver", "reschedul", "depot", "support", "wallet", "recover", "restore", "suspend", "cancel", "renew", "-pay", "pay-",
			"paybill", "billpay", "appeal", "benefit", "grant", "relief", "giftcard", "freegift", "portal", "authenti", "validat", "helpdesk", "help-",
			"conto", "pagament", "consegna", "rimborso", "aggiorna", "blocc", "sicurezza", "conferma", "riattiva", "rinnov", "dogana", "premi", "tessera",
			"konto", "zahlung", "zahlen", "paket", "sendung", "erstattung", "bestaetig", "pruef", "sperr", "antrag", "gewinn", "rechnung", "verlaeng", "aktualis",
			"compte", "paiement", "colis", "livraison", "rembours", "verifi", "facture", "amende", "dossier", "cadeau", "peage", "reglement",
			"cuenta", "pago", "paquete", "entrega", "reembolso", "premio", "multa", "factura", "bloqueo", "solicitud",
			"conta", "pagar", "encomenda", "taxa", "resgate", "regulariza", "desbloque", "alfandega", "fatura", "beneficio",
			"rekening", "betaling", "betalen", "bezorg", "teruggave", "boete", "toeslag", "verleng", "blokke",
		},
	}
}
