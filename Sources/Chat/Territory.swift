public import Dialogs
import Glibc

/// Where the person is, as far as the machine knows.
public enum Territory {
  /// The settings of a conversation: what was given, and the region from the locale where the dialog has that region.
  public static func settings(for dialog: Dialog, given: [String: String]) -> [String: String] {
    guard given["region"] == nil, let region = dialog.settings.first(where: { $0.id == "region" }),
      let territory = ofLocale, region.values.contains(territory)
    else { return given }
    return given.merging(["region": territory]) { given, _ in given }
  }

  /// The territory of the locale in the environment: `GB` of `en_GB.UTF-8`.
  static var ofLocale: String? {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { (name: String) in
      getenv(name).map { String(cString: $0) }
    }
    guard let locale = names.first(where: { !$0.isEmpty }) else { return nil }
    let parts = locale.split(separator: ".")[0].split(separator: "_")
    return parts.count > 1 ? String(parts[1].prefix { $0 != "@" }) : nil
  }
}
