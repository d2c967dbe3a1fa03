import Testing

@testable import Understanding

@Suite struct QuantityTests {
  static let durations: [(String, String)] = [
    ("10 minutes", "10 minutes"), ("ten minutes", "10 minutes"), ("10min", "10 minutes"),
    ("half an hour", "0.5 hours"),
    ("an hour", "1 hour"), ("an hour and a half", "1.5 hours"), ("about two and a half hours", "2.5 hours"),
    ("2-3 mins", "3 minutes"), ("2 to 3 minutes", "3 minutes"), ("between 2 and 3 minutes", "3 minutes"),
    ("1 hour 30 minutes", "90 minutes"), ("1h30min", "90 minutes"), ("a couple of minutes", "2 minutes"),
    ("twenty five seconds", "25 seconds"), ("½ hour", "0.5 hours"), ("1 1/2 hours", "1.5 hours"),
    ("2.5 h", "2.5 hours"),
    ("quarter of an hour", "0.25 hours"), ("it lasts 5 minutes", "5 minutes"), ("10 mintues", "10 minutes"),
    ("30 secs to a minute", "60 seconds"), ("1 hour or 2 hours", "2 hours"),
  ]
  @Test(arguments: durations)
  func `a duration is read in the unit it was said in`(reply: String, value: String) {
    #expect(line(read(reply, "duration").answers) == "duration = " + value)
  }

  static let numbers: [(String, String)] = [
    ("7", "7.0"), ("seven", "7.0"), ("7/10", "7.0"), ("7 out of 10", "7.0"), ("5-6", "6.0"),
    ("5 or 6", "6.0"),
    ("4.5", "4.5"), ("pain is 8", "8.0"), ("about a 6", "6.0"), ("zero", "0.0"), ("no, 3", "3.0"),
  ]
  @Test(arguments: numbers)
  func `a number is read from digits and words`(reply: String, value: String) {
    #expect(line(read(reply, "pain").answers) == "pain = " + value)
  }

  static let rates: [(String, String)] = [
    ("every night", "7.0"), ("3-4 times a week", "4.0"), ("twice a week", "2.0"), ("once a day", "7.0"),
    ("3 times a day", "21.0"), ("3 times a night", "21.0"), ("5 nights a week", "5.0"),
    ("every 2 weeks", "0.5"),
    ("3 x per week", "3.0"), ("daily", "7.0"), ("every other day", "3.5"), ("3", "3.0"),
    ("most nights", "5.0"),
  ]
  @Test(arguments: rates)
  func `a frequency is read as times a week`(reply: String, value: String) {
    #expect(line(read(reply, "often").answers) == "often = " + value)
  }

  @Test func `what lies outside of the question's interval is out of range`() {
    #expect(read("11", "pain").trouble == .outOfRange)
    #expect(read("-3", "pain").trouble == .outOfRange)
    #expect(read("3 days", "duration").trouble == .outOfRange)
    #expect(read("99999999999999999999999999999 hours", "duration").trouble == .outOfRange)
  }

  @Test func `a bare number takes the question's unit, and the lower end where it says so`() {
    #expect(line(read("3", "waiting").answers) == "waiting = 3 days")
    #expect(line(read("2-3 weeks", "waiting").answers) == "waiting = 2 weeks")
    #expect(read("3", "duration").answers.isEmpty)
    #expect(line(read("I'm 45 years old", "age").answers) == "age = 45.0")
    #expect(line(read("45", "age").answers) == "age = 45.0")
  }

  @Test func `a told quantity belongs to the cue in its clause`() {
    #expect(line(read("it lasts 10 minutes", "swelling").told) == "duration = 10 minutes")
    #expect(
      line(read("my pain is 7, and it lasts 10 minutes", "duration").answers) == "duration = 10 minutes")
    #expect(line(read("my pain is 7, and it lasts 10 minutes", "duration").told) == "pain = 7.0")
    #expect(read("10 minutes ago, it lasts", "swelling").told.isEmpty)
  }

  @Test func `not sure answers a quantity`() {
    #expect(line(read("no idea", "pain").answers) == "pain = not sure")
  }
}
