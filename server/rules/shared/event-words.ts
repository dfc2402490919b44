/** Words around the name of a vaccine or an operation, in the clause before it ("lead") and the one behind ("rest"). */

export const BREAK = /;|\bbut\b|\bhowever\b/i;
/** A comma ends what is said of it too, unless the verb comes behind: "TKA, scheduled for May". */
export const BREAK_BEHIND =
  /;|,(?! ?\(?\d{1,2}[/.-]\d)(?! ?(?:now |which |will |to be |is |was |has |been ){0,3}(?:schedul|book|plan|rx|prescri|start|given|gave|admin|date|pending|due|order|on |next|tomorrow|today|yesterday|received|cancel|declin|defer|postpon|not ))/i;

/** In the clause that leads to it. */
export const NEGATED = /\b(?:no|not|never|nor|without|denies|if|unless|any|neither)\b/i;

/** In the lead: denied, only supposed, talked over, looked up, or past. */
export const DENIED = new RegExp(
  [
    /\b(?:should|must|can|do|does|did|will) not\b|n't\b/,
    /\b(?:avoid|declin|refus|contraindicat|consider|discuss|ask|wonder|counsel|educat|defer|possib|eventual|advis|inquir|postpon|cancel)\w*/,
    /\b(?:rather than|instead of|before proceeding|cannot|against|might|could|would|should|whether|hold off|live vaccines?|such as|e\.g|including|incl)\b/,
    /\b(?:history|hx|h\/o|previous|previously|titers?|titres?|check|checked|verify|confirm|records?|immunity|immune|remote|past|childhood)\b/,
    /\b(?:prior (?!to\b)|(?:after|since|s\/p|status post|post|recovering from|complication of)\b.{0,25}$)/,
  ]
    .map((it) => it.source)
    .join('|'),
  'i',
);

/** Why it is given, in words that elsewhere tell why not. */
export const REASON =
  /\b(?:(?:non-?|not )immune|tit(?:er|re)s? (?:were |was |is |are )?(?:neg(?:ative)?|low|non-?immune)|neg(?:ative)? tit(?:er|re)s?)\b/gi;

/** Right behind the name: it is part of another one. */
export const ANOTHER =
  /^[ :-]{0,2}(?:consult\w*|referral|clinic|team|dept|department|eval\w*|f\/u|follow|notes?|center|centre|resident|service|opinion|titers?|titres?|status|site|scar|wound|incision|pain|complications?|candidate|immune|non-?immune|igg|vs)\b/i;

/** In the rest: nothing comes of it, or it was long ago. */
export const REFUSED =
  /\b(?:declin|refus|defer|cancel|postpon|contraindicat|avoid|child|infan|previous)\w*|\b(?:not|called off|titers?|titres?|immune|immunity|igg|antibod(?:y|ies)|at birth|as a kid|should|would|could|is (?:a )?live|waiver|(?:years?|yrs?) ago|last year|in the past|utd|up to date|if|once|unclear|advised against|no date)\b|n't\b|\?/i;

export const RELATIVE =
  /\b(?:husband|wife|spouse|partner|sons?|daughters?|children|kids?|baby|babies|toddler|infant|newborn|grand(?:son|daughter|child|children|kids?)|household|contacts?|nephew|niece|roommate)\b/i;

export const PLANNED =
  /\b(?:schedul\w*|book(?:ed|ing)|plan(?:s|ned|ning)?|upcoming|impending|await\w*|listed|list for|wait(?:ing)? ?-?list\w*|elective|pre-?op\w*|arrang\w*|proceed\w*|undergo(?:ing)?|consented|cleared for|clearance for|date for|set (?:up )?for|going (?:in )?for|(?:will|to) (?:get|have|receive|be given|undergo))\b|\b(?:having|getting) (?:(?:an?|her|his|the|left|right|l|r|total|elective|back|knee|hip|foot|hand|spine|shoulder) ){0,4}$/i;

export const TO_COME =
  /\b(?:schedul\w*|booked|planned|pending|ordered|arranged|rx (?:sent|given)|rx(?:'d|ed)|prescribed(?! in (?:19|20))|starts|starting|to be (?:given|taken)|upcoming|tomorrow|due|appointment|appt|date|set for|next (?:week|month|visit|appointment|appt)|(?:next|this|this coming|on|coming) (?:mon|tues?|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?|(?:in|within) (?:\d{1,2}|an?|one|two|three|four|five|six|eight|ten) ?(?:days?|weeks?|wks?|months?|mo|\/7|\/52|\/12)|on the \d{1,2}(?:st|nd|rd|th)|(?:for|before|prior to) (?:the |her |his |their )?(?:travel|trip))\b/i;

export const GIVEN = /\b(?:given|gave|administered|dispensed|filled|picked up)\b/i;
export const GOT = /\b(?:got|received|rec'?d|had|dose of|vaccinated with)\b/i;
/** Right behind the name a day tells that it was done: "MMR #1 yesterday", "yellow fever jab done 10 days ago". */
export const DONE =
  /^(?: (?:vaccin\w+|vaccine|jab|shot|booster|dose))?(?: #?\d)?,? (?:done\b|yesterday\b|this morning\b|last (?:week|night)\b)/i;
export const LATELY =
  /\b(?:today|yesterday|recently|just|this (?:morning|afternoon|week|month)|last (?:week|month|night|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?|(?:\d{1,2}|an?|one|two|three|few|several) ?(?:days?|weeks?|wks?|d|w|\/7|\/52) ago|a month ago|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/i;
