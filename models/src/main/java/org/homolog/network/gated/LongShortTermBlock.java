package org.homolog.network.gated;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import org.homolog.torch.Precision;
import org.homolog.torch.Torch;

/** Long short-term memory as a block. */
final class LongShortTermBlock extends GatedBlock {
  // G holds i, f, g and o after their activation functions; C the cells from step 0 to T.
  private static final String SOURCE =
      """
        def roll(self: __torch__.Script,
          x: Tensor,
          w: List[Tensor],
          noise: List[Tensor],
          a: float,
          strength: float) -> List[Tensor]:
          T = torch.size(x, 0)
          B = torch.size(x, 1)
          H = torch.size(w[1], 1)
          G = torch.linear(x, w[0], torch.add(w[2], w[3]))
          u = torch.unbind(G, 0)
          WT = torch.contiguous(torch.t(w[1]))
          S = torch.new_zeros(G, [torch.add(T, 1), B, H])
          C = torch.zeros_like(S)
          s = torch.unbind(S, 0)
          c = torch.unbind(C, 0)
          for t in range(T):
            n = torch.add(t, 1)
            p = torch.chunk(torch.addmm_(u[t], s[t], WT), 4, 1)
            _1 = torch.sigmoid_(p[0])
            _2 = torch.sigmoid_(p[1])
            _3 = torch.tanh_(p[2])
            _4 = torch.sigmoid_(p[3])
            _5 = torch.mul(p[1], c[t], out=c[n])
            _6 = torch.addcmul_(c[n], p[0], p[2])
            _7 = torch.mul(p[3], torch.tanh(c[n]), out=s[n])
          return [S, C, G]
        def gates(self: __torch__.Script,
          rolled: List[Tensor]) -> List[Tensor]:
          gates = annotate(List[Tensor], [])
          p = torch.chunk(rolled[2], 4, -1)
          for k in range(4):
            _1 = torch.append(gates, torch.contiguous(p[k]))
          _2 = torch.append(gates, torch.slice(rolled[1], 0, 1))
          return gates
        def reverse(self: __torch__.Script,
          x: Tensor,
          rolled: List[Tensor],
          w: List[Tensor],
          dh: Tensor,
          a: float,
          keep: bool) -> List[Tensor]:
          T = torch.size(x, 0)
          H = torch.size(w[1], 1)
          c = torch.unbind(rolled[1], 0)
          g = torch.unbind(rolled[2], 0)
          D = torch.empty_like(rolled[2])
          d = torch.unbind(D, 0)
          e = torch.unbind(dh, 0)
          h = torch.zeros_like(c[0])
          l = torch.zeros_like(c[0])
          kept = annotate(List[Tensor], [])
          for k in range(T):
            t = torch.sub(torch.sub(T, k), 1)
            p = torch.chunk(g[t], 4, 1)
            q = torch.chunk(d[t], 4, 1)
            v = torch.add(h, e[t])
            if keep:
              _0 = torch.append(kept, v)
            f = torch.tanh(c[torch.add(t, 1)])
            m = torch.addcmul(l, torch.mul(v, p[3]), torch.rsub(torch.mul(f, f), 1.0))
            _1 = torch.mul(torch.mul(m, p[2]), torch.mul(p[0], torch.rsub(p[0], 1.0)), out=q[0])
            _2 = torch.mul(torch.mul(m, c[t]), torch.mul(p[1], torch.rsub(p[1], 1.0)), out=q[1])
            _3 = torch.mul(torch.mul(m, p[0]), torch.rsub(torch.mul(p[2], p[2]), 1.0), out=q[2])
            _4 = torch.mul(torch.mul(v, f), torch.mul(p[3], torch.rsub(p[3], 1.0)), out=q[3])
            l = torch.mul(m, p[1])
            h = torch.mm(d[t], w[1])
          E = torch.reshape(D, [-1, torch.size(D, -1)])
          gi = torch.mm(torch.t(E), torch.reshape(x, [-1, torch.size(x, -1)]))
          gh = torch.mm(torch.t(E), torch.reshape(torch.slice(rolled[0], 0, 0, T), [-1, H]))
          gb = torch.sum(E, [0])
          gradients = [gi, gh, gb, torch.clone(gb), torch.matmul(D, w[0])]
          for k in range(torch.len(kept)):
            _5 = torch.append(gradients, kept[k])
          return gradients
      """
          .indent(0);

  LongShortTermBlock(
      LongShortTermMemory spec, int inputs, int outputs, Torch torch, Precision precision) {
    super(spec, inputs, outputs, torch, precision, SOURCE, 1, 0);
  }

  @Override
  int stateArrays() {
    return 2;
  }

  @Override
  Stepped step(NDList w, NDArray input, NDList state, NDArray noise) {
    NDArray sum =
        input
            .matMul(w.get(0).transpose())
            .add(w.get(2))
            .add(state.get(0).matMul(w.get(1).transpose()))
            .add(w.get(3));
    NDList parts = sum.split(4, 1);
    NDArray i = Activation.sigmoid(parts.get(0));
    NDArray f = Activation.sigmoid(parts.get(1));
    NDArray g = Activation.tanh(parts.get(2));
    NDArray o = Activation.sigmoid(parts.get(3));
    NDArray cells = f.mul(state.get(1)).add(i.mul(g));
    NDArray activity = o.mul(Activation.tanh(cells));
    return new Stepped(new NDList(activity, cells), new NDList(i, f, g, o, cells));
  }
}
