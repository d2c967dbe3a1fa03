import ClinicalQuality
import Dialogs

extension Language {
  /// English words for tests: a copy of what the tests need of the shipped language file.
  static let english: Language = {
    var language = Language(id: "en")
    language.yes = split(
      """
      yes; y; yeah; yep; yup; ya; yea; yes please; aye; sure; of course; certainly; definitely; \
      absolutely; indeed; correct; right; that's right; that is right; exactly; true; affirmative; ok; \
      okay; uh huh; mhm; i do; i am; i have; i did; it does; it is; it has; they do; it was; he does; \
      she does; he is; she is; he has; she has; i think so; i guess so; i believe so; i suppose so; \
      probably; afraid so; a bit; a little; somewhat; sometimes; very much; a lot
      """)
    language.no = split(
      """
      no; n; nope; nah; nay; no thanks; not at all; never; no way; negative; false; wrong; not really; \
      not now; not any more; none at all; absolutely not; definitely not; certainly not; of course \
      not; i don't; i do not; i'm not; i am not; i haven't; i have not; i didn't; i did not; it \
      doesn't; it isn't; it's not; it is not; it hasn't; they don't; it wasn't; he doesn't; she \
      doesn't; i don't think so; not that i know; not that i know of; not as far as i know; not that i \
      noticed; afraid not; uh uh
      """)
    language.notSure = split(
      """
      not sure; but not sure; unsure; i'm not sure; not certain; don't know; i don't know; do not know; dont know; \
      dunno; no idea; no clue; not a clue; haven't a clue; idk; maybe; perhaps; possibly; might be; \
      could be; can't tell; cannot tell; can't say; hard to say; hard to tell; difficult to say; i \
      can't remember; don't remember; can't remember; i forget; who knows; it depends; unknown; \
      unclear; not applicable; skip; pass; rather not say; prefer not to say
      """)
    language.none = split(
      """
      none; none of those; none of these; none of them; none of that; none of the above; none of this; \
      no none; nothing; nothing like that; nothing of the kind; not any; not one; no to all; no to \
      everything; no to all of them; neither; neither of them; neither of those; all no; nil; zero; 0; \
      i have none; i don't have any; don't have any; don't have any of those; not any of those; not \
      any of these
      """)
    language.all = split(
      """
      all; all of them; all of those; all of these; all of the above; every one; each one; everything; \
      the lot; the whole lot; yes to all; yes to all of them
      """)
    language.both = split(
      """
      both; both of them; both of those; both of these; the two of them
      """)
    language.only = split(
      """
      only; just; solely; merely; simply; nothing but; nothing except
      """)
    language.except = split(
      """
      except; except for; but not; apart from; all but; other than; excluding; save for; bar
      """)
    language.rest = split(
      """
      all fine; nothing else; none else; no other problem; no other problems; no other symptom; no \
      other symptoms; no other signs; otherwise fine; otherwise ok; otherwise okay; otherwise well; \
      otherwise healthy; no more; the rest is fine; the rest is no; rest no; rest are no; everything \
      else is fine; everything else fine; that's all; that is all; that's it; all good; fine \
      otherwise; not the others; no others; no to the rest; otherwise none; none of the others; none of the rest
      """)
    language.correction = split(
      """
      sorry; actually; i meant; i mean; i meant to say; i was wrong; i got that wrong; that was wrong; \
      that's wrong; that is wrong; that's not right; no wait; wait; hang on; hold on; correction; my \
      mistake; mistake; oops; scratch that; on second thought; on second thoughts; i take that back; \
      let me correct; change that; change my answer; come to think of it; should have said; not what i \
      meant; rather
      """)
    language.otherPeople = split(
      """
      my mother; my mum; my mom; my mam; my father; my dad; my parents; my brother; my sister; my \
      grandmother; my gran; my nan; my grandfather; my grandad; my granddad; my grandpa; my grandma; \
      my aunt; my uncle; my cousin; my friend; a friend; my neighbour; my neighbor; my colleague; my \
      boss; my husband; my wife; my partner; my boyfriend; my girlfriend; my son; my daughter; my \
      child; my baby; my niece; my nephew; my family; runs in the family; in the family; family \
      history; someone i know; somebody i know; other people; people
      """)
    language.caredFor = split("my husband; my wife; my partner; my son; my daughter; my child; my baby")
    language.story = split("had; died; was; used to")
    language.hypothetical = split(
      """
      if; in case; what if; whether; should i get; worried about; worried it is; worried it might be; \
      worry about; afraid of; scared of; scared it is; fear of; fear that; could it be; could this be; \
      might it be; is it possible; can it be; risk of; at risk of; prone to; prevent; avoid; look out \
      for; watch for; return for; when should; would i; does it mean
      """)
    language.abilities = split("can; could; will")
    language.conditional = split("would that be; would it be; i would go")
    language.past = split(
      """
      years ago; year ago; months ago; used to; in the past; last year; as a child; as a kid; when i \
      was young; when i was a child; long ago; long time ago; ages ago; once before; previously; at \
      one time; history of; back then; decades ago; in my twenties; in my teens; at school
      """)
    language.hedges = split(
      """
      sort of; kind of; a bit; a little; slightly; somewhat; rather; quite; i think; i guess; i \
      suppose; i believe; probably; maybe; perhaps; possibly; seems; seem to; it looks like; looks \
      like; more or less; about; around; roughly; approximately; nearly; almost; at least; at most; or so; \
      or more; or less; tops; +
      """)
    language.vowels = "aeiouy"
    language.alike = ["ck", "cs", "sz"]
    language.keyboard = ["qwertyuiop", "asdfghjkl", "zxcvbnm"]
    language.suffixes = [
      [(".ss", "ss"), (".us", "us"), (".is", "is"), ("..ies", "y"), ("...s", "")], [("....ness", "")],
      [("..eing", "eing"), ("..eed", "eed"), ("...ing", ""), ("...ed", "")], [("....e", "")],
    ].map { step in
      step.map { pattern, replacement in
        let ending = pattern.drop { $0 == "." }
        return Language.Suffix(
          ending: String(ending), replacement: replacement, leaves: pattern.count - ending.count)
      }
    }
    language.own = split("i; me; my; mine; but; however; although; though; while")
    language.asking = split(
      "can; does; what should i; what should i do; do; is; are; what; which; what should i; what should i do")
    language.present = split("now; again; still; today")
    language.alone = split("right; sure; ok; okay; true; correct; wrong; false; negative; exactly")
    language.over = split("over; above; more than; longer than; greater than")
    language.under = split("under; below; less than; shorter than; fewer than")
    language.outOf = split("out of; on a scale of; on a scale from")
    language.ago = split("ago; earlier; before")
    language.ages = split(
      """
      {n} years old; {n} year old; {n} yo; {n} y o; i am {n}; aged {n}; in my {n}; in my late {n}
      """)
    language.joiners = split(
      """
      and; or; nor; plus; with; also; as well as; along with; &
      """)
    language.range = split(
      """
      to; till; until; through; up to
      """)
    language.fillers = split(
      """
      the; a; an; i; i'm; i've; me; my; mine; you; your; it; it's; its; this; that; these; those; \
      there; here; he; she; his; her; they; their; we; our; have; has; had; having; got; get; getting; \
      gets; is; are; am; was; were; be; been; being; do; does; did; of; to; in; on; at; for; from; by; \
      as; so; very; really; quite; pretty; some; any; just; also; too; now; well; please; oh; um; er; \
      hi; hello; hey; feel; feels; feeling; seems; think; would; say; like; thing; one; all; bit; lot; \
      been getting; keep; kind; sort; which; what; per; will; can; could; should; number; numbers; option; options
      """)
    language.negation.alternatives = split(
      """
      or; nor
      """)
    language.negation.before = split(
      """
      no; not; never; without; denies; deny; denied; don't have; do not have; doesn't have; does not \
      have; didn't have; did not have; haven't got; have not got; hasn't got; haven't had; have not \
      had; haven't; have not; hasn't; has not; hadn't; don't; do not; doesn't; does not; didn't; did \
      not; isn't; is not; ain't; aren't; are not; wasn't; was not; weren't; were not; i'm not; am not; \
      can't see any; cannot see any; no sign of; no signs of; no trace of; no evidence of; no history \
      of; no feeling of; no more; no longer; not any; not at all; free of; free from; absence of; lack \
      of; lacking; neither; nor; none of; nothing like; never had; never been; rules out; ruled out
      """)
    language.negation.after = split(
      """
      is absent; are absent; was ruled out; is ruled out; has been ruled out; ruled out; is gone; are \
      gone; has gone; went away; has gone away; has stopped; is better now; is not there; isn't there; \
      not present; is negative; negative; unlikely; no; not at all; not a problem; no problem
      """)
    language.negation.pseudo = split(
      """
      not only; no doubt; without doubt; without a doubt; not just; not merely; can't rule out; cannot \
      rule out; not ruled out; no change; no better; not better; not getting better; no improvement; \
      no relief; not sure if; not sure whether; not certain if; not certain whether; don't know if; \
      don't know whether; not gone; not stopped; doesn't stop; won't stop; never stops; never goes; no \
      longer than; no more than; no less than; not long ago; no matter; no wonder; not unlike; no use; \
      no reason; for no reason; not to mention; no idea why; don't know why; never this; never so; \
      never like this
      """)
    language.negation.end = split(
      """
      but; however; except; except for; although; still; yet; though; even though; apart from; aside \
      from; other than; because; since; which; who; only; just; until; unless; instead; on the other \
      hand; then; when; while; after; before; also; even; got; started; do have; does have; is now
      """)
    language.commands["back"] = split(
      """
      back; undo; go back; one back; previous; step back; take that back
      """)
    language.commands["help"] = split(
      """
      help; help me; what can i do; how does this work; what can i say
      """)
    language.commands["quit"] = split(
      """
      quit; exit; bye; goodbye; good bye; stop; end; leave; i'm done; see you
      """)
    language.units["second"] = split(
      """
      s; sec; secs; second; seconds; moment; moments
      """)
    language.units["minute"] = split(
      """
      m; min; mins; minute; minutes; mns
      """)
    language.units["hour"] = split(
      """
      h; hr; hrs; hour; hours
      """)
    language.units["day"] = split(
      """
      d; day; days
      """)
    language.units["week"] = split(
      """
      w; wk; wks; week; weeks
      """)
    language.units["month"] = split(
      """
      mo; mth; mths; month; months
      """)
    language.units["year"] = split(
      """
      y; yr; yrs; year; years
      """)
    language.units["cm"] = split("cm; cms; centimetre; centimetres")
    language.units["inch"] = split("inch; inches")
    language.contractions =
      split(
        """
        isn't = is not; aren't = are not; wasn't = was not; weren't = were not; ain't = is not; don't = \
        do not; doesn't = does not; didn't = did not; haven't = have not; hasn't = has not; hadn't = had \
        not; can't = can not; couldn't = could not; won't = will not; wouldn't = would not; shouldn't = \
        should not; mustn't = must not; needn't = need not; mightn't = might not; i'm = i am; i've = i \
        have; i'd = i would; i'll = i will; you're = you are; you've = you have; he's = he is; she's = \
        she is; it's = it is; that's = that is; there's = there is; what's = what is; who's = who is; \
        where's = where is; how's = how is; let's = let us; they're = they are; they've = they have; \
        we're = we are; we've = we have; cannot = can not; isnt = is not; arent = are not; wasnt = was \
        not; dont = do not; doesnt = does not; didnt = did not; havent = have not; hasnt = has not; cant \
        = can not; couldnt = could not; wont = will not; im = i am; ive = i have; gonna = going to; \
        gotta = got to; wanna = want to; kinda = kind of; sorta = sort of; dunno = do not know; evry = every
        """
      ).pairs
    language.numbers = split(
      """
      zero = 0; nought = 0; one = 1; once = 1; twice = 2; single = 1; two = 2; couple = 2; pair = 2; three = 3; few = 3; \
      several = 4; four = 4; five = 5; six = 6; half a dozen = 6; seven = 7; eight = 8; nine = 9; ten \
      = 10; eleven = 11; twelve = 12; dozen = 12; thirteen = 13; fourteen = 14; fifteen = 15; sixteen \
      = 16; seventeen = 17; eighteen = 18; nineteen = 19; twenty = 20; thirty = 30; forty = 40; fourty \
      = 40; fifty = 50; sixty = 60; seventy = 70; eighty = 80; ninety = 90; hundred = 100; thousand = 1000; \
      half = 0.5; quarter = 0.25; quarters = 0.25; thirds = 0.33333333
      """
    ).pairs.compactMapValues { Decimal($0) }
    language.ordinals = split(
      """
      first = 1; 1st = 1; second = 2; 2nd = 2; third = 3; 3rd = 3; fourth = 4; 4th = 4; fifth = 5; 5th \
      = 5; sixth = 6; 6th = 6; seventh = 7; 7th = 7; eighth = 8; 8th = 8; last = -1
      """
    ).pairs.compactMapValues { Int($0) }
    language.frequency = split(
      """
      daily = 7; nightly = 7; weekly = 1; fortnightly = 0.5; monthly = 0.25; yearly = 0.02; every day \
      = 7; each day = 7; every night = 7; each night = 7; all day long = 21; all the time = 21; \
      constantly = 21; several times a day = 21; several times a night = 21; nearly every day = 6; \
      nearly every night = 6; almost every day = 6; almost every night = 6; most days = 5; most nights \
      = 5; often = 4; every other day = 3.5; every other night = 3.5; every second day = 3.5; every \
      second night = 3.5; every few days = 2; every week = 1; once a week = 1; twice a week = 2; three \
      times a week = 3; a few times a week = 3; every other week = 0.5; every couple of weeks = 0.5; \
      once a fortnight = 0.5; every month = 0.25; once a month = 0.25; twice a month = 0.5; a few \
      times a month = 0.75; a few times a year = 0.06; once a year = 0.02; now and then = 0.5; now and \
      again = 0.5; once in a while = 0.25; occasionally = 0.5; sometimes = 0.5; from time to time = \
      0.5; rarely = 0.1; hardly ever = 0.1; once in a blue moon = 0.02; first time = 0.1; first ever = \
      0.1; just once = 0.1; only once = 0.1; once or twice = 0.2; never before = 0.1; once = 0.1; \
      never = 0; most weeks = 0.7
      """
    ).pairs.compactMapValues { Decimal($0) }
    language.decades = split(
      "thirties = 30; 30s = 30; sixties = 60; 60s = 60"
    ).pairs.compactMapValues { Decimal($0) }
    for (word, value, unit) in [
      ("fortnight", 14, CalendarUnit.day), ("fortnights", 14, .day), ("all night", 8, .hour),
      ("seconds", 30, .second), ("minutes", 15, .minute), ("hours", 6, .hour),
    ] {
      language.lengths[word] = Quantity(value: value, unit)
    }
    return language
  }()
}

/// The phrases of a list with semicolons.
private func split(_ list: String) -> [String] {
  list.split(separator: ";").map { part in
    String(part.drop { $0 == " " })
  }
}

extension [String] {
  /// `word = value` as key and value.
  fileprivate var pairs: [String: String] {
    Dictionary(
      map { pair in
        let end = pair.firstIndex(of: "=") ?? pair.endIndex
        return (String(pair[..<end].dropLast()), String(pair[end...].dropFirst(2)))
      }
    ) { first, _ in first }
  }
}
