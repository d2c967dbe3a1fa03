import DialogLoading
import Dialogs
import Testing

/// Holds the shipped dialog to the list of red flags that it was made from: which finding looks for each of them, how
/// urgent it is, and to what it is raised. The rules themselves are restated in `properties-{ambulance,hospital,within-a-day,visit}.yaml`.
@Suite struct RedFlagTableTests {
  /// A red flag, the finding that cites it, its level, and the levels that it is raised to.
  static let table = """
    RF-001 lung_clot emergency_ambulance
    RF-002 blocked_leg_artery emergency_ambulance
    RF-003 possible_stroke emergency_ambulance
    RF-004 possible_sepsis emergency_ambulance
    RF-005 deep_infection emergency_ambulance
    RF-006 possible_tetanus emergency_ambulance
    RF-007 possible_heatstroke emergency_ambulance
    RF-008 low_calcium_danger emergency_ambulance
    RF-009 adrenal_crisis emergency_ambulance
    RF-010 torn_belly_artery emergency_ambulance
    RF-011 whole_leg_clot emergency_ambulance
    RF-012 possible_poisoning emergency_ambulance
    RF-013 medicine_reaction emergency_ambulance
    RF-014 thoughts_of_suicide emergency_ambulance
    RF-015 racing_heart emergency_ambulance
    RF-016 fit emergency_ambulance
    RF-017 throat_or_confusion emergency_ambulance
    RF-018 bleeding_vein emergency_ambulance
    RF-019 pressed_spinal_nerves emergency
    RF-020 pressure_in_the_leg emergency emergency_ambulance
    RF-021 muscle_breakdown emergency
    RF-022 weak_leg emergency emergency_ambulance
    RF-023 low_calcium emergency emergency_ambulance
    RF-024 salts_far_off emergency emergency_ambulance
    RF-025 kidneys_failing emergency emergency_ambulance
    RF-026 clot_in_pregnancy emergency
    RF-027 pre_eclampsia emergency emergency_ambulance
    RF-028 broken_bone emergency emergency_ambulance
    RF-029 torn_calf emergency
    RF-030 bleeding_on_thinner emergency emergency_ambulance
    RF-031 too_much_medicine emergency emergency_ambulance
    RF-032 medicine_stopped_suddenly emergency emergency_ambulance
    RF-033 quinine_reaction emergency emergency_ambulance
    RF-034 too_much_water emergency emergency_ambulance
    RF-035 dried_out emergency emergency_ambulance
    RF-036 sickle_crisis emergency emergency_ambulance
    RF-037 infected_joint emergency
    RF-038 high_blood_sugar emergency emergency_ambulance
    RF-039 child_will_not_walk emergency emergency_ambulance
    RF-040 unexplained_marks emergency
    RF-041 frostbite emergency
    RF-042 bite_or_poison emergency emergency_ambulance
    RF-043 whole_body_spasm emergency emergency_ambulance
    RF-044 severe_constant_pain emergency emergency_ambulance
    RF-045 diabetic_foot emergency
    RF-046 spine_and_cancer consultation_24 emergency
    RF-047 low_calcium consultation_24
    RF-048 deep_vein_clot consultation_24 emergency emergency_ambulance
    RF-049 heat_exhaustion consultation_24 emergency_ambulance
    RF-050 skin_infection consultation_24 emergency_ambulance
    RF-051 sore_vein consultation_24 emergency_ambulance
    RF-052 too_little_blood_at_rest consultation_24 emergency
    RF-053 child_with_leg_trouble consultation_24 emergency
    RF-054 child_after_flu consultation_24 emergency
    RF-055 statin_muscle consultation_24 emergency
    RF-056 cramp_will_not_let_go consultation_24
    RF-057 lump_like_a_clot consultation_24
    RF-058 liver_or_kidney_signs consultation_24 emergency emergency_ambulance
    RF-059 liver_or_kidney_signs consultation_24 emergency emergency_ambulance
    RF-060 fever_and_leg_pain consultation_24
    RF-061 unsafe_wound consultation_24
    RF-062 dried_out consultation_24
    RF-063 odd_bleeding consultation_24
    RF-064 one_leg_cold consultation_24 emergency
    RF-065 possible_new_diabetes consultation_24
    RF-066 foot_at_risk consultation_24
    RF-067 much_alcohol_or_none consultation consultation_24 emergency_ambulance
    RF-068 narrowed_arteries consultation consultation_24
    RF-069 numb_leg consultation consultation_24 emergency
    RF-070 weak_for_longer consultation consultation_24 emergency
    RF-071 nerve_from_the_back consultation consultation_24 emergency
    RF-072 medicine_behind_cramps consultation
    RF-073 slow_thyroid consultation
    RF-074 veins_that_changed consultation consultation_24 emergency_ambulance
    RF-075 restless_legs consultation
    RF-076 frequent_cramps consultation
    RF-077 not_like_a_cramp consultation consultation_24
    RF-078 both_legs_swollen consultation consultation_24 emergency_ambulance
    RF-079 sore_on_the_leg consultation consultation_24
    RF-080 quinine_for_cramps consultation
    RF-081 too_little_steroid consultation emergency
    RF-082 illness_behind_cramps consultation
    RF-083 other_illness consultation
    RF-084 eating_trouble consultation emergency
    RF-085 growing_pains self_care
    RF-086 minor_strain self_care
    RF-087 simple_cramp self_care
    """

  static let dialog: Dialog? = {
    let folder = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
    return DialogLoader().load(folder + "/dialogs/leg-cramps").dialog
  }()

  @Test(arguments: table.split(separator: "\n").map { $0.split(separator: " ").map(String.init) })
  func `a red flag has a finding that is as urgent and is raised as far`(row: [String]) throws {
    let dialog = try #require(Self.dialog)
    let finding = try #require(dialog.findings.first { $0.id == row[1] }, "\(row[1])")
    let claims = finding.cites.map { dialog[$0].id }
    let raised = finding.raises.map { dialog[$0.to].id }
    let reached = Set(raised + [dialog[finding.level].id])
    #expect(claims.contains(row[0]))
    #expect(row.dropFirst(2).allSatisfy(reached.contains), "\(row) reaches \(reached)")
  }

  @Test func `every red flag is in the table once, and every one that is cited`() throws {
    let dialog = try #require(Self.dialog)
    let numbers = Self.table.split(separator: "\n").map { String($0.drop { $0 == " " }.prefix(6)) }
    let wanted = (1...87).map { "RF-" + String(1000 + $0).dropFirst() }
    #expect(numbers == wanted)
    let cited = Set(dialog.findings.flatMap { $0.cites.map { dialog[$0].id } }.filter { $0.hasPrefix("RF-") })
    #expect(cited == Set(wanted))
  }
}
