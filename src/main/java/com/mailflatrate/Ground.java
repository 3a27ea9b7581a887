package com.mailflatrate;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
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
@ComponentScan(
        basePackages = {
            "com.mailflatrate.account",
            "com.mailflatrate.delivery",
            "com.mailflatrate.takeover"
        },
        useDefaultFilters = false,
        includeFilters =
                @Filter(
                        type = FilterType.REGEX,
                        pattern =
                                "com\\.mailflatrate\\.(account\\.Audit(Store)?|delivery\\.(Run|Standstill)(s|Store)"
                                        + "|delivery\\.queue\\.(Lives|(Node|Queue|Result)Store)|takeover\\.\\w+)"),
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
final class Ground {}
