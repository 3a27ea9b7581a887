/** What people ask of an account: to be told what is known of them, and to be forgotten. */
@NamedInterface("request")
@NullMarked
package com.mailflatrate.privacy.request;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
