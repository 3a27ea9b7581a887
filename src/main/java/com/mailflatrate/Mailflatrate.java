package com.mailflatrate;

import com.mailflatrate.database.command.Command;
import com.mailflatrate.database.command.DatabaseRoles;
import com.mailflatrate.database.command.EmbeddedDatabase;
import com.mailflatrate.sandbox.demo.DemoStart;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * The service: one process, one jar. Commands beside {@code serve} are chosen by the first
 * argument.
 */
// Names of beans with their packages: two modules may have a class of the same name.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
public class Mailflatrate {

    private static final int USAGE = 2;

    /** A property of the service; an option of a command has no dot in its name. */
    private static final Pattern PROPERTY = Pattern.compile("--[^=]*\\.[^=]*(=.*)?");

    /** Starts the service, or runs a command. */
    public static void main(String[] args) {
        List<String> words = words(args);
        switch (words.isEmpty() ? "serve" : words.getFirst()) {
            case "serve" -> SpringApplication.run(Mailflatrate.class, args);
            case "demo" -> demo(args);
            case "backup", "restore" -> System.exit(onBareDatabase(words, args));
            case "database" -> System.out.print(DatabaseRoles.statements());
            default -> System.exit(command(words, args));
        }
    }

    /** A command with its arguments and options, without the service's own properties. */
    static List<String> words(String... args) {
        return Arrays.stream(args)
                .filter(arg -> !PROPERTY.matcher(arg).matches())
                .dropWhile(arg -> arg.startsWith("--"))
                .toList();
    }

    private static void demo(String[] args) {
        if (DemoStart.afresh(EmbeddedDatabase::discard)) {
            System.out.println("The last demo was interrupted; it is played from its beginning.");
        }
        SpringApplication service = new SpringApplication(Mailflatrate.class);
        service.setDefaultProperties(DemoStart.defaults());
        service.run(args);
    }

    /** Runs on the database as it is: neither migrated nor asked for its keys. */
    private static int onBareDatabase(List<String> words, String[] args) {
        try (ConfigurableApplicationContext bare =
                new SpringApplicationBuilder(BareDatabase.class)
                        .web(WebApplicationType.NONE)
                        .logStartupInfo(false)
                        .lazyInitialization(true)
                        .properties(
                                "mailflatrate.database.join=true",
                                "spring.flyway.enabled=false",
                                "logging.level.root=warn",
                                "db-scheduler.enabled=false")
                        .run(args)) {
            return command(bare, words.getFirst())
                    .orElseThrow()
                    .run(words.subList(1, words.size()));
        }
    }

    private static Optional<Command> command(ConfigurableApplicationContext context, String name) {
        return context.getBeanProvider(Command.class).stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    /**
     * Runs on the ground alone: no pages, no mail, also while the service runs on the same data
     * directory.
     */
    private static int command(List<String> words, String[] args) {
        try (ConfigurableApplicationContext ground =
                new SpringApplicationBuilder(Ground.class)
                        .web(WebApplicationType.NONE)
                        .logStartupInfo(false)
                        .properties(
                                "mailflatrate.database.join=true",
                                "logging.level.root=warn",
                                "db-scheduler.enabled=false")
                        .run(args)) {
            Optional<Command> command = command(ground, words.getFirst());
            if (command.isEmpty()) {
                System.out.println("mailflatrate [serve] | demo | database roles");
                ground.getBeanProvider(Command.class).stream()
                        .forEach(each -> System.out.println("mailflatrate " + each.help()));
                return USAGE;
            }
            return command.get().run(words.subList(1, words.size()));
        }
    }
}
