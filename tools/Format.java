import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks ("check") or rewrites ("apply") the layout of every Java file below the given folders. */
public final class Format {
  public static void main(String[] args) throws Exception {
    boolean apply = args[0].equals("apply");
    List<Path> wrong = new ArrayList<>();
    for (String folder : List.of(args).subList(1, args.length)) {
      Path root = Path.of(folder);
      if (!Files.isDirectory(root)) {
        continue;
      }
      try (var files = Files.walk(root)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
          String source = Files.readString(file);
          String formatted =
              new Formatter().formatSourceAndFixImports(RemoveUnusedImports.removeUnusedImports(source));
          if (!formatted.equals(source)) {
            wrong.add(file);
            if (apply) {
              Files.writeString(file, formatted);
            }
          }
        }
      }
    }
    if (!apply && !wrong.isEmpty()) {
      System.err.println("Not formatted (run: make format):");
      wrong.forEach(file -> System.err.println("  " + file));
      System.exit(1);
    }
  }
}
