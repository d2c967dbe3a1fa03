import ClinicalQuality
import Dialogs
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
    ("30 secs to a minute", "60 seconds"), ("1 hour or 2 hours", "2 hours"), ("24hrs", "24 hours"),
    ("2 and a half hours", "2.5 hours"), ("1h 30m", "90 minutes"), ("1h30", "90 minutes"),
    ("1 hour and 30 minutes", "90 minutes"), ("2 - 3 mins", "3 minutes"), ("a minute or two", "2 minutes"),
    ("a few minutes", "3 minutes"), ("several minutes", "4 minutes"), ("seconds", "30 seconds"),
    ("all night", "8 hours"), ("minute", "1 minute"), ("hour and a half", "1.5 hours"),
    ("5 minutes to half an hour", "30 minutes"), ("between 5 minutes and an hour", "1 hour"),
    ("three quarters of an hour", "0.75 hours"), ("a quarter of an hour", "0.25 hours"),
    ("1/2 hour", "0.5 hours"), ("1/2 an hour", "0.5 hours"), ("1,5 hours", "1.5 hours"),
    ("1,500 seconds", "1500 seconds"), ("a hundred and two seconds", "102 seconds"),
    ("two hundred seconds", "200 seconds"), ("one thousand two hundred seconds", "1200 seconds"),
    ("twenty-five seconds", "25 seconds"), ("twenty to thirty seconds", "30 seconds"),
    ("half a dozen minutes", "6 minutes"), ("5 minutes, sometimes 20", "20 minutes"),
    ("half an hour, the last one", "0.5 hours"),
    ("5 minutes, sometimes half an hour", "0.5 hours"), ("5 or 10 minutes", "10 minutes"),
    ("5 minutes, no wait, 2 minutes", "2 minutes"), ("up to 10 mins", "10 minutes"),
    ("over 10 minutes", "11 minutes"), ("more than an hour", "61 minutes"),
    ("over half an hour", "31 minutes"),
    ("no more than 5 mins", "5 minutes"), ("less than 10 minutes", "10 minutes"),
    ("over 24 hours", "24 hours"),
  ]
  @Test(arguments: durations)
  func `a duration is read in the unit it was said in`(reply: String, value: String) {
    #expect(line(read(reply, "duration").answers) == "duration = " + value)
  }

  static let numbers: [(String, String)] = [
    ("7", "7.0"), ("seven", "7.0"), ("7/10", "7.0"), ("7 out of 10", "7.0"), ("5-6", "6.0"),
    ("5 or 6", "6.0"),
    ("4.5", "4.5"), ("pain is 8", "8.0"), ("about a 6", "6.0"), ("zero", "0.0"), ("no, 3", "3.0"),
    ("0", "0.0"), ("8/10", "8.0"), ("7-8/10", "8.0"), ("ten out of ten", "10.0"), ("7,5", "7.5"),
    ("½", "0.5"),
    ("7 on a scale from 0 to 10", "7.0"), ("over 7", "8.0"), ("less than 5", "4.0"), ("at least 6", "6.0"),
    ("\u{667}", "7.0"), ("3..4", "4.0"),
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
    ("most nights", "5.0"), ("twice a day", "14.0"), ("3-4 x a week", "4.0"), ("evry night", "7.0"),
    ("once a month", "0.25"), ("three times a week", "3.0"), ("rarely", "0.1"), ("once", "0.1"),
    ("never", "0.0"),
    ("once or twice a week", "2.0"), ("2/3 times a week", "3.0"), ("3/week", "3.0"), ("3x/day", "21.0"),
    ("every 2-3 days", "3.5"), ("once every 2 weeks", "0.5"), ("every fortnight", "0.5"),
    ("every hour", "168.0"),
    ("once a fortnight", "0.5"), ("twice weekly", "2.0"), ("2 or 3 a night", "21.0"),
    ("5 cramps in two weeks", "2.5"), ("more than 3 times a week", "4.0"), ("less than once a week", "0.5"),
    ("fewer than 3 times a week", "2.0"), ("a dozen times a month", "3.0"), ("4 or more", "4.0"),
  ]
  @Test(arguments: rates)
  func `a frequency is read as times a week`(reply: String, value: String) {
    #expect(line(read(reply, "often").answers) == "often = " + value)
  }

  static let ages: [(String, String)] = [
    ("67", "67.0"), ("I'm 67", "67.0"), ("67yo", "67.0"), ("67 years old", "67.0"),
    ("67-year-old man", "67.0"),
    ("67 y/o", "67.0"), ("aged 67", "67.0"), ("in my sixties", "69.0"), ("in my 60s", "69.0"),
    ("in my late thirties", "39.0"), ("sixties", "69.0"), ("my son is 7", "7.0"), ("over 65", "66.0"),
    ("under 18", "17.0"), ("18 months", "1.5"), ("I'm nearly 68", "68.0"), ("sixty seven", "67.0"),
    ("I'm 67 and have had cramps 3 times a week for 10 years", "67.0"),
  ]
  @Test(arguments: ages)
  func `an age is read`(reply: String, value: String) {
    #expect(line(read(reply, "age").answers) == "age = " + value)
  }

  static let told: [(String, String)] = [
    ("I'm 67 and my leg hurts", "age = 67.0"), ("67yo", "age = 67.0"), ("in my sixties", "age = 69.0"),
    ("I am 67 kg", ""), ("my mother is 67 years old", ""), ("60s", ""), ("I'm 2 weeks late", ""),
    ("I'm 1 of 3 sisters", ""),
    ("it lasts 5 minutes and happens twice a week", "duration = 5 minutes, often = 2.0"),
    ("it happens and lasts 5 minutes twice a week", "duration = 5 minutes, often = 2.0"),
    ("it lasts 5 mins, evry night", "duration = 5 minutes, often = 7.0"),
    ("It lasts 5 mins. Every night.", "duration = 5 minutes, often = 7.0"),
    ("it lasts 5 mins, I take a pill every night", "duration = 5 minutes"),
    ("it lasts 2 days", ""), ("it lasts 10", ""), ("happens 3", ""), ("I waited 5 minutes", ""),
    ("if it lasts 5 minutes", ""), ("it does not last 5 minutes", ""),
    ("it lasts no more than 5 minutes", "duration = 5 minutes"),
    ("pain is 7", "pain = 7.0"), ("pain of about 7 out of 10", "pain = 7.0"), ("pain in 2 toes", ""),
    ("pain started at 3", ""), ("pain is 11", ""), ("pain 4/5", ""),
    ("it lasts 5 minutes, sometimes 20", "duration = 20 minutes"),
  ]
  @Test(arguments: told)
  func `a quantity is told where its words say whose it is, in range, of oneself and now`(
    reply: String, told: String
  ) {
    #expect(line(read(reply, "swelling").told) == told)
  }

  @Test func `beside the answer a quantity alone in its clause is told`() {
    let reading = read("10 minutes, twice a week", "duration")
    #expect(line(reading.answers) == "duration = 10 minutes")
    #expect(line(reading.told) == "often = 2.0")
  }

  static let units: [(String, String)] = [
    ("3", "size = 3.0"), ("3 cm", "size = 3.0"), ("3cm", "size = 3.0"), ("3 centimetres", "size = 3.0"),
    ("1 1/2 cm", "size = 1.5"), ("3/4 cm", "size = 0.75"), ("1 inch", ""), ("3 days", ""),
  ]
  @Test(arguments: units)
  func `a number is taken in the unit of its question only`(reply: String, value: String) {
    #expect(line(read(reply, "size").answers) == value)
    #expect((read(reply, "size").trouble == .notUnderstood) == value.isEmpty)
  }

  static let hostile = [
    "9999999999999999999999 years", "1e400", "-5", "0", "½", "1/0", "1/0 hours", "3..4", "3...4", "٣",
    "1,2,3,4",
    "1:30", "0/0", "-", "1-", "a hundred thousand thousand hours", "99999999999999999999999999999/1 years",
    "thousand thousand thousand", "every 0 days", "0 times every 0 weeks",
    "over 9999999999999999999999999999",
    "9999999999999999999999 decades", "1h30h30h30", "1/2/3/4", "½½½ hours", "in my 99999999999999999999999",
  ]
  @Test(arguments: hostile)
  func `an impossible quantity never traps, and what is taken lies in range`(reply: String) {
    for asked in ["duration", "pain", "often", "age", "size", "waiting", "trouble", "swelling"] {
      let reading = read(reply, asked)
      for fact in reading.answers + reading.told {
        guard case .value(.decimal(let number)) = fact.answer else { continue }
        #expect(number >= .zero && number < .greatest)
      }
    }
  }

  @Test func `a mere number answers no question for a duration without a unit`() {
    #expect(read("10", "duration").trouble == .notUnderstood)
    #expect(read("4/5", "pain").trouble == .notUnderstood)
    #expect(read("5 minutes", "age").trouble == .notUnderstood)
  }

  @Test func `what was asked before takes a quantity only with words of correction`() {
    #expect(read("yes, since 3 hours", "swelling", previous: "duration").told.isEmpty)
    #expect(
      line(read("sorry, I meant 3 hours", "swelling", previous: "duration").told) == "duration = 3 hours")
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
