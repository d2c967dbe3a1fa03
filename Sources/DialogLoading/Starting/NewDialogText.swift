/// The words of a new dialog: few, of all kinds, and about no illness, so that an author changes them one by one.
extension NewDialog {
  /// The head.
  var headText: String {
    #"""
    # What the dialog is, and where it starts.
    dialog: \#(id)
    title: \#(title)
    version: 0.1.0
    status: draft                       # draft | testing | approved | retired
    language: en
    about: From a symptom to the right level of care.
    start: opening
    default_level: consultation         # where no finding holds; never the mildest

    """#
  }

  /// What can be asked.
  var questionsText: String {
    #"""
    # What a person can be asked. A question's id is also the name of the fact that its answer sets.
    questions:
      trouble:
        ask: In your own words, what is troubling you?
        type: text                      # every fact that the words tell is noted

      danger_list:
        ask: Do you have any of these now?
        checklist: [breathless, chest_pain]

      breathless:
        ask: Are you short of breath now?
        why: Too little air needs help at once.
        type: yes_no
        short: short of breath
        danger: true                    # heard at any time; 'not sure' counts as yes
        synonyms: [short of breath, out of breath, "can't breathe"]

      chest_pain:
        ask: Does your chest hurt now?
        why: Pain in the chest can come from the heart.
        type: yes_no
        short: pain in the chest
        danger: true
        synonyms: [chest pain, chest hurts, pain in my chest]

      worse:
        ask: Is it getting worse from day to day?
        type: yes_no
        short: getting worse
        unsure: yes                     # what 'not sure' counts as
        synonyms: [getting worse, worse every day]
        examples: { yes: [it keeps getting worse], no: [it is not getting worse] }

      how_long:
        ask: How long have you had it?
        type: duration                  # 'three days', 'a fortnight', '2-3 weeks'
        within: Interval[1 minute, 50 years]
        unsure: 30 days
        cues: [had it, had this, for the last, started]

    """#
  }

  /// The graph.
  var nodesText: String {
    #"""
    # The graph: what is said and asked, and where it goes on. `bedside graph` draws it.
    nodes:
      opening:
        say: I will ask a few questions. Then I tell you how soon to get help. This is no diagnosis.
        ask: [trouble]
        next: danger_signs

      danger_signs:                     # danger signs come first
        ask: [danger_list]
        next: story

      story:
        ask: [worse]
        next:
          - { when: worse, to: finish, label: getting worse }
          - { to: duration_of_it }      # the last way on has no condition

      duration_of_it:
        ask: [how_long]
        next: finish

      finish:
        conclude: true
        topics: all

    """#
  }

  /// Levels, findings and advice.
  var findingsText: String {
    #"""
    # What the answers add up to: findings have levels, and the most urgent is what the person is told.
    levels:                             # most urgent first
      emergency:
        headline: Call your emergency number now
        say: Do not wait, and do not drive yourself.
        stop: true                      # ends the questions wherever they are
      consultation:
        headline: Make an appointment with your doctor
      self_care:
        headline: You can look after this yourself
        needs: [worse, how_long]        # asked before this level is given

    findings:
      danger:
        title: A sign of danger
        when: breathless or chest_pain
        level: emergency
        explain: This can get worse fast.
        advise: [sit_up]
        cites: [C-01]
      lasting:
        title: Something that should be looked at
        when: worse or how_long >= 14 days
        level: consultation
        explain: It gets worse, or has lasted for two weeks.
        advise: [keep_notes]
        cites: [C-02]
      passing:
        title: Something that is likely to pass
        when: not worse and how_long < 14 days
        level: self_care
        advise: [take_it_easy, come_back]
        cites: [C-02]

    advice:
      sit_up:
        say: Sit up and rest until help comes.
        kind: now                       # now | do | avoid | ask_a_clinician | watch_for | prevent
        cites: [C-01]
      keep_notes:
        say: Write down when it began, and what makes it better or worse.
        kind: do
        cites: [C-02]
      take_it_easy:
        say: Take it easy for a few days.
        kind: do
        unless: worse                   # a contraindication: given only where this is known to be false
        cites: [C-02]
      come_back:
        say: See a doctor if it gets worse, or is not gone after two weeks.
        kind: watch_for
        cites: [C-02]

    """#
  }

  /// Evidence, topics and properties.
  var evidenceText: String {
    #"""
    # What it rests on, what people may ask about, and what must always hold.
    sources:
      example: { title: Notes for an example - put your own sources here, publisher: Bedside, date: 2026-01-01 }
    claims:
      C-01: { claim: Pain in the chest or too little air can be an emergency., sources: [example] }
      C-02: { claim: What gets worse or lasts for weeks should be looked at., sources: [example] }

    topics:
      when_to_see_a_doctor:
        title: When to see a doctor
        phrases: [when should i see a doctor]
        say: See one when it gets worse, or when it has lasted for two weeks.
        cites: [C-02]

    properties:                         # `bedside verify` proves them for every possible conversation
      danger_is_an_emergency: { always: (breathless or chest_pain) implies level = 'emergency' }
      lasting_is_never_self_care: { never: how_long >= 14 days and level = 'self_care' }

    """#
  }

  /// A test of what passes by itself.
  var passingText: String {
    #"""
    # Something that is likely to pass
    dialog: \#(id)

    you: i have had it for three days
    noted: how_long = 3 days
    asks: danger_list
    you: none of those
    asks: worse
    you: no
    level: self_care
    finding: passing
    advice: take_it_easy

    """#
  }

  /// A test of a danger sign.
  var dangerText: String {
    #"""
    # A danger sign is heard in the first words, and asked about
    dialog: \#(id)

    you: i feel ill, and my chest hurts
    noted: mentioned: chest_pain
    asks: chest_pain
    you: yes
    level: emergency
    finding: danger
    advice: sit_up
    no advice: take_it_easy

    """#
  }

  /// A test of 'not sure'.
  var lastingText: String {
    #"""
    # 'Not sure' counts towards caution
    dialog: \#(id)

    you: it just feels odd
    asks: danger_list
    you: none
    asks: worse
    you: not sure
    level: consultation
    finding: lasting
    no finding: passing
    you: when should i see a doctor
    topic: when_to_see_a_doctor

    """#
  }
}
