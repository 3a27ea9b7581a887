/** The sandbox for machines: mails, clock, DNS records. */
@NullMarked
package com.mailflatrate.api.sandbox;

import org.jspecify.annotations.NullMarked;
