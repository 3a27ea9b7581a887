package com.mailflatrate.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The sources as text and as trees. */
final class Sources {

    static final Path MAIN = Path.of("src/main/java");
    static final Path TEST = Path.of("src/test/java");

    private Sources() {}

    /** All Java files below, sorted. */
    static List<Path> below(Path root) {
        return below(root, ".java");
    }

    /** All files below with this ending, sorted. */
    static List<Path> below(Path root, String ending) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of a file without its ending. */
    static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.\\w+$", "");
    }

    /** {@code audience} for a file of that module, empty above the modules. */
    static String module(Path file) {
        Path inside =
                file.subpath(
                        3, file.getNameCount()); // src/main/java, then com/mailflatrate/<module>
        return inside.getNameCount() > 3 ? inside.getName(2).toString() : "";
    }

    /** Where a method stands. */
    record Method(Path file, String type, Tree.Kind kind, MethodTree tree, long lines) {

        boolean isConstructor() {
            return tree.getName().contentEquals("<init>");
        }

        @Override
        public String toString() {
            return file + " " + type + "." + tree.getName();
        }
    }

    /** Every method with a body or without, of all classes below. */
    static List<Method> methods(Path root) {
        List<Method> methods = new ArrayList<>();
        parse(
                below(root),
                (unit, positions) ->
                        new TreeScanner<@Nullable Void, @Nullable ClassTree>() {
                            @Override
                            public @Nullable Void visitClass(
                                    ClassTree tree, @Nullable ClassTree outer) {
                                return super.visitClass(tree, tree);
                            }

                            @Override
                            public @Nullable Void visitMethod(
                                    MethodTree tree, @Nullable ClassTree type) {
                                if (type != null) {
                                    methods.add(method(unit, positions, tree, type));
                                }
                                return super.visitMethod(tree, type);
                            }
                        }.scan(unit, null));
        return methods;
    }

    private static Method method(
            CompilationUnitTree unit, SourcePositions positions, MethodTree tree, ClassTree type) {
        Tree body = tree.getBody() == null ? tree : tree.getBody();
        long from =
                unit.getLineMap()
                        .getLineNumber(Math.max(0, positions.getStartPosition(unit, body)));
        long to =
                unit.getLineMap().getLineNumber(Math.max(0, positions.getEndPosition(unit, body)));
        Path file = Path.of(unit.getSourceFile().toUri());
        return new Method(
                Path.of("").toAbsolutePath().relativize(file),
                type.getSimpleName().toString(),
                type.getKind(),
                tree,
                to - from - 1);
    }

    private static void parse(
            List<Path> files, BiConsumer<CompilationUnitTree, SourcePositions> each) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    manager,
                                    _ -> {},
                                    List.of("-proc:none"),
                                    null,
                                    manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                each.accept(unit, positions);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
