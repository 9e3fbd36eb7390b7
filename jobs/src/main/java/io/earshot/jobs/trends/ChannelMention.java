package io.earshot.jobs.trends;

/**
 * That a channel brought a mention, and when it was made.
 *
 * @param channel the code of the platform
 */
public record ChannelMention(String channel, long createdAtMillis) {
    static ChannelMention of(MentionRecord record) {
        return new ChannelMention(
                record.mention().post().platform().code(),
                record.mention().post().saidAt().toEpochMilli());
    }
}
