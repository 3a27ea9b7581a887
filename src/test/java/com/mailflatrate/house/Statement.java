package com.mailflatrate.house;

import com.mailflatrate.kernel.Sql;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Every statement of the service, found by its type. */
record Statement(String module, String name, String text) {

    /** All statements, each with each of its fragments. */
    static List<Statement> all() {
        return new ClassFileImporter()
                .importPath(Path.of("target/classes")).stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getRawType().isEquivalentTo(Sql.class))
                        .filter(
                                field ->
                                        field.getModifiers()
                                                .contains(
                                                        com.tngtech.archunit.core.domain
                                                                .JavaModifier.STATIC))
                        .flatMap(Statement::of)
                        .sorted(Comparator.comparing(Statement::name))
                        .toList();
    }

    private static Stream<Statement> of(JavaField declared) {
        JavaClass owner = declared.getOwner();
        String module = owner.getPackageName().split("\\.")[2];
        String name = owner.getName() + "." + declared.getName();
        try {
            Field field = Class.forName(owner.getName()).getDeclaredField(declared.getName());
            field.setAccessible(true);
            Sql sql = (Sql) field.get(null);
            return sql.fragments().isEmpty()
                    ? Stream.of(new Statement(module, name, sql.text()))
                    : sql.fragments().stream()
                            .map(
                                    fragment ->
                                            new Statement(
                                                    module,
                                                    name + " [" + fragment + "]",
                                                    sql.at(fragment)));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("cannot read " + name, e);
        }
    }
}
