package com.mailflatrate.database.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Pages and interface.
 *
 * @param port of the web server; 0 takes a free one
 */
@ConfigurationProperties("mailflatrate.http")
record HttpSettings(@DefaultValue("8080") int port) {}
