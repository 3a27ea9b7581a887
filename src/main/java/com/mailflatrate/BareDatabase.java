package com.mailflatrate;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * The database alone, for the commands that take it away and bring it back as a whole. An empty one
 * has no roles yet, so nothing may ask for a connection while this starts.
 */
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.modulith.events.config.EventPublicationAutoConfiguration",
            "org.springframework.modulith.events.jdbc.JdbcEventPublicationAutoConfiguration"
        })
@ComponentScan(
        basePackages = "com.mailflatrate.database",
        excludeFilters =
                @Filter(
                        type = FilterType.REGEX,
                        pattern = "com\\.mailflatrate\\.database\\.jobs\\..*"),
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
final class BareDatabase {}
