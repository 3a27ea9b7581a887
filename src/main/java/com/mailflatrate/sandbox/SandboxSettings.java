package com.mailflatrate.sandbox;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The sandbox's settings.
 *
 * @param sinkPort where the built-in inbox takes mail, on loopback; 0 takes any free port
 * @param keepMegabytes how much mail the built-in inbox keeps; the oldest goes first
 */
@ConfigurationProperties("mailflatrate.sandbox")
public record SandboxSettings(
        @DefaultValue("0") int sinkPort, @DefaultValue("512") int keepMegabytes) {}
