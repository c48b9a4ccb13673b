package org.starling.engine.bt.codec;

import bt.protocol.extended.ExtendedMessageTypeMapping;
import java.util.function.BiConsumer;

/** Extension messages have no types on this side of the codecs: their ids belong to the torrent's own handshake. */
final class NoTypes implements ExtendedMessageTypeMapping {

    @Override
    public String getTypeNameForId(Integer typeId) {
        throw new UnsupportedOperationException("the type of id " + typeId);
    }

    @Override
    public Integer getIdForTypeName(String typeName) {
        throw new UnsupportedOperationException("the id of type " + typeName);
    }

    @Override
    public String getTypeNameForJavaType(Class<?> type) {
        throw new UnsupportedOperationException("the name of " + type);
    }

    @Override
    public void visitMappings(BiConsumer<String, Integer> visitor) {}
}
