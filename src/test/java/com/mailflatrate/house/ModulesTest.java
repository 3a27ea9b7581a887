package com.mailflatrate.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.Mailflatrate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** Modules name only what they declare, and declare only what is below them. */
class ModulesTest {

    private static final ApplicationModules MODULES =
            ApplicationModules.of(
                    Mailflatrate.class,
                    JavaClass.Predicates.resideInAPackage("com.mailflatrate.jte.."));

    @Test
    void modulesNameOnlyWhatTheyDeclare() {
        List<String> violations =
                MODULES.detectViolations().getMessages().stream()
                        .filter(message -> !message.contains("Field injection"))
                        .toList();
        assertThat(violations).isEmpty();
    }

    @Test
    void callsGoDown() throws ClassNotFoundException {
        for (String module : MODULES.stream().map(m -> m.getIdentifier().toString()).toList()) {
            for (String lower : declared(module)) {
                assertThat(Floors.of(lower))
                        .as(module + " may use " + lower)
                        .isLessThan(Floors.of(module));
            }
        }
    }

    private static List<String> declared(String module) throws ClassNotFoundException {
        ApplicationModule declaration =
                Class.forName("com.mailflatrate." + module + ".package-info")
                        .getAnnotation(ApplicationModule.class);
        return declaration == null
                ? List.of()
                : Arrays.stream(declaration.allowedDependencies())
                        .map(name -> name.replaceAll(" *::.*", ""))
                        .filter(
                                name ->
                                        !name.equals(ApplicationModule.OPEN_TOKEN)
                                                && !name.equals(module))
                        .toList();
    }
}
