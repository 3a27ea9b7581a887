package com.mailflatrate;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * The ground alone, for commands. Not a configuration by annotation, so that the service's own scan
 * passes it by.
 */
@EnableAutoConfiguration
@ComponentScan(
        basePackages = {
            "com.mailflatrate.database",
            "com.mailflatrate.keys",
            "com.mailflatrate.dns",
            "com.mailflatrate.ledger.verify",
            "com.mailflatrate.reread"
        },
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
final class Ground {}
