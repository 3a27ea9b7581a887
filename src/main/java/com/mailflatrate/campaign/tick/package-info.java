/** The tick before a send: a nonce that works once, and the confirmation it leaves. */
@NullMarked
package com.mailflatrate.campaign.tick;

import org.jspecify.annotations.NullMarked;
