package com.mailflatrate;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** The database alone, for the commands that take it away and bring it back as a whole. */
@EnableAutoConfiguration
@ComponentScan(
        basePackages = "com.mailflatrate.database",
        excludeFilters =
                @Filter(
                        type = FilterType.REGEX,
                        pattern = "com\\.mailflatrate\\.database\\.jobs\\..*"),
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
final class BareDatabase {}
