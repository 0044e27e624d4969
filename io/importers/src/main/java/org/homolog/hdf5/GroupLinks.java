package org.homolog.hdf5;

import io.jhdf.Constants;
import io.jhdf.FractalHeap;
import io.jhdf.GroupSymbolTableNode;
import io.jhdf.LocalHeap;
import io.jhdf.ObjectHeader;
import io.jhdf.SymbolTableEntry;
import io.jhdf.Utils;
import io.jhdf.btree.BTreeV1;
import io.jhdf.btree.BTreeV2;
import io.jhdf.btree.record.LinkNameForIndexedGroupRecord;
import io.jhdf.object.message.LinkInfoMessage;
import io.jhdf.object.message.LinkMessage;
import io.jhdf.object.message.SymbolTableMessage;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The entries of a group, read without opening what they lead to. jHDF opens every child when it
 * lists a group, so that one child it cannot read takes the whole group with it; listing and
 * opening are kept apart here.
 */
final class GroupLinks {
  private GroupLinks() {}

  static List<Link> of(ObjectHeader header, HdfBackingStorage storage) {
    if (header.hasMessageOfType(SymbolTableMessage.class)) {
      return fromSymbolTable(header.getMessageOfType(SymbolTableMessage.class), storage);
    }
    if (header.hasMessageOfType(LinkInfoMessage.class)) {
      LinkInfoMessage info = header.getMessageOfType(LinkInfoMessage.class);
      return info.getBTreeNameIndexAddress() == Constants.UNDEFINED_ADDRESS
          ? links(header.getMessagesOfType(LinkMessage.class))
          : fromHeap(info, storage);
    }
    return links(header.getMessagesOfType(LinkMessage.class));
  }

  private static List<Link> fromSymbolTable(SymbolTableMessage table, HdfBackingStorage storage) {
    ByteBuffer names = new LocalHeap(storage, table.getLocalHeapAddress()).getDataBuffer();
    List<Link> links = new ArrayList<>();
    for (long node :
        BTreeV1.createGroupBTree(storage, table.getBTreeAddress()).getChildAddresses()) {
      for (SymbolTableEntry entry :
          new GroupSymbolTableNode(storage, node).getSymbolTableEntries()) {
        String name = name(names, entry.getLinkNameOffset());
        links.add(
            entry.getCacheType() == 2
                ? Link.soft(name, name(names, entry.getLinkValueOffset()))
                : Link.hard(name, entry.getObjectHeaderAddress()));
      }
    }
    return links;
  }

  private static String name(ByteBuffer names, int at) {
    ByteBuffer own = names.duplicate();
    own.position(at);
    return Utils.readUntilNull(own);
  }

  private static List<Link> fromHeap(LinkInfoMessage info, HdfBackingStorage storage) {
    FractalHeap heap = new FractalHeap(storage, info.getFractalHeapAddress());
    List<LinkMessage> messages = new ArrayList<>();
    for (LinkNameForIndexedGroupRecord entry :
        new BTreeV2<LinkNameForIndexedGroupRecord>(storage, info.getBTreeNameIndexAddress())
            .getRecords()) {
      messages.add(LinkMessage.fromBuffer(heap.getId(entry.getId()), storage.getSuperblock()));
    }
    return links(messages);
  }

  private static List<Link> links(List<LinkMessage> messages) {
    List<Link> links = new ArrayList<>();
    for (LinkMessage message : messages) {
      links.add(
          switch (message.getLinkType()) {
            case HARD -> Link.hard(message.getLinkName(), message.getHardLinkAddress());
            case SOFT -> Link.soft(message.getLinkName(), message.getSoftLink());
            case EXTERNAL ->
                Link.external(
                    message.getLinkName(), message.getExternalFile(), message.getExternalPath());
          });
    }
    return links;
  }
}
