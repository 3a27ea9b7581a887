/** The merge language against what people and rogues write. */
@NullMarked
package com.mailflatrate.campaign.merge;

import org.jspecify.annotations.NullMarked;
