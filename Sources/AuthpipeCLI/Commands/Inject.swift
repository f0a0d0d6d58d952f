internal import ArgumentParser
internal import AuthpipeVault

struct Inject: LocalCommand {
  static let configuration = CommandConfiguration(
    abstract: "Fill authpipe:// references in a template.",
    discussion: """
      Replaces authpipe://bigcommerce/TENANT[/USER]/FIELD, with or without {{ }} around it, by the \
      field's value. All of them, or nothing is written.
      """)

  @Option(
    name: .shortAndLong, help: "The template. Default: standard input.", completion: .file())
  var input: String?

  @Option(
    name: .shortAndLong,
    help: "Write to this new file, which nobody else can read, or to standard output as -.",
    completion: .file())
  var output: String?

  @Flag(name: .long, help: "Replace the file of --output, if it is there.")
  var force = false

  @Flag(name: .long, help: "Fill it even when BigCommerce is known to have refused a token.")
  var allowUnhealthy = false

  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  func run(in context: Context) throws -> ExitStatus {
    let path = NewSecretFile.path(of: output)
    guard path != nil || !force else { throw InjectFault.forceWithoutOutput }
    let file = path.map { NewSecretFile(path: $0, context: context, replaces: force) }
    do {
      try file?.check()
    } catch VaultError.fileExists(let path) where !force {
      throw InjectFault.outputExists(path: path)
    }
    let template = try Template(
      TemplateInput.read(input), from: TextPlace(line: 1, file: TemplateInput.name(of: input)))
    let lookup = ReferenceLookup(
      handingOut: HandingOut(
        access: VaultAccess(context: context, options: vault), context: context,
        allowsUnhealthy: allowUnhealthy))
    let values = try lookup.values(of: template.references)
    let write = { (context: Context) in
      try template.forEachPart(values) { try context.output.write($0) }
    }
    if let file { try file.write(write) } else { try write(context) }
    return .success
  }
}
