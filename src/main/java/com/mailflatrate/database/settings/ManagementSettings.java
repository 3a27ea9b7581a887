package com.mailflatrate.database.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Health and metrics.
 *
 * @param port of {@code /metrics}, on loopback; 0 takes a free one
 */
@ConfigurationProperties("mailflatrate.management")
record ManagementSettings(@DefaultValue("8081") int port) {}
